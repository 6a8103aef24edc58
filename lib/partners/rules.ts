export type PartnerReason = 'NAME_TAKEN'

/** The form in which names are compared: «ООО «Прииск»» and ооо прииск are one; ё is е, quotes and points do not count. */
export function partnerNameKey(name: string): string {
  return name
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[«»"'“”„.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
