// What a page's width and number leave in a text: words broken by hyphenation, lone page numbers.

// Compound words keep their hyphen at a line's end; everything else broken there was broken by hyphenation.
const COMPOUND =
  /(?<![А-Яа-яЁё])(?:[Сс]оциально|учебно|научно|информационно|организационно|организаторско|физкультурно|спортивно|военно|культурно|психолого|медико|медицински|лечебно|материально|финансово|нормативно|программно|художественно|санитарно|воспитательно|просветительно|историко|духовно|[Сс]еверо|[Юю]го|по|кое|во|из|вице|пресс|экс|мини|кто|что|где|как|чуть|онлайн|интернет)-$/u

/** True where `before` ends in the first half of a word that `after` goes on with. */
export function isBrokenWord(before: string, after: string): boolean {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)
}

/** The first half of a broken word, without its hyphen unless the word is written with one. */
export function firstHalf(before: string): string {
  return COMPOUND.test(before.slice(-40)) ? before : before.slice(0, -1)
}

/** A page's number or running foot on a line of its own («2», «- 2 -», «стр. 2 из 5», «Страница 2»). */
export function isPageNumber(text: string): boolean {
  return /^(?:[-–—]?\s?\d{1,3}\s?[-–—]?|(?:стр(?:аница|\.)?|с\.|лист)\s?\d{1,3}(?:\s?(?:из|\/)\s?\d{1,3})?|\d{1,3}\s?(?:из|\/)\s?\d{1,3})$/i.test(
    text,
  )
}

/** What an electronic signature or a document system prints on every page, wherever it falls in the text. */
export function isSignatureStamp(text: string): boolean {
  return (
    text.length < 250 &&
    /^(?:документ (?:создан|подписан|передан|зарегистрирован) (?:в электронн|[а-яё ]{0,40}электронн)|подписано [а-яё ]{0,40}электронн|страница \d{1,3} из \d{1,3}[.,]|страница создана|сертификат\s?(?:№|:)?\s?[0-9a-f ]{12,}|владелец( сертификата)?\s?: \p{Lu}|действителен\s?:? ?с \d)/iu.test(
      text,
    )
  )
}
