import { Button } from '@/components/ui/button'
import { formatDay } from '@/components/ui/format'
import { PostForm } from '@/components/ui/post-form'
import { Section } from '@/components/ui/section'
import { withdrawOfferAction } from '@/lib/people/actions'
import { roleNames } from '@/lib/people/messages'
import type { GrantOfferView } from '@/lib/people/types'
import { OfferDays } from './offer-days'

/** Offered roles that nobody has answered: by login, the name comes with the answer. */
export function GivenOffers({ offers, showOrganization }: { offers: GrantOfferView[]; showOrganization: boolean }) {
  return (
    <Section title="Ждут согласия" count={offers.length}>
      <ul className="border-line border-t">
        {offers.map((offer) => (
          <li key={offer.id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-2.5">
            <div className="min-w-0">
              <p className="font-medium">
                {offer.login}: {roleNames[offer.role]}
                {showOrganization && `, ${offer.organizationName}`}
              </p>
              <p className="text-muted text-sm">
                предложена {formatDay(offer.offeredOn)}, <OfferDays {...offer} />
              </p>
            </div>
            <PostForm action={withdrawOfferAction} values={{ offerId: offer.id }}>
              <Button type="submit" size="sm">
                Отозвать предложение
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Section>
  )
}
