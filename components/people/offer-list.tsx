import { roleNames } from '@/lib/people/messages'
import type { GrantOfferView } from '@/lib/people/types'
import { AnswerOfferForm } from './answer-offer-form'
import { OfferDays } from './offer-days'

/** Roles offered to the person, to be taken or refused. */
export function OfferList({ offers }: { offers: GrantOfferView[] }) {
  return (
    <ul className="border-line border-t">
      {offers.map((offer) => (
        <li key={offer.id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-2.5">
          <div className="min-w-0">
            <p className="font-medium">{roleNames[offer.role]}</p>
            <p className="text-muted text-sm">
              {offer.organizationName}, <OfferDays {...offer} />
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <AnswerOfferForm offerId={offer.id} answer="accept" what={whatOf(offer)} />
            <AnswerOfferForm offerId={offer.id} answer="decline" what={whatOf(offer)} />
          </div>
        </li>
      ))}
    </ul>
  )
}

const whatOf = ({ role, organizationName }: GrantOfferView) => `${roleNames[role]}, ${organizationName}`
