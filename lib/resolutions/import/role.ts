import { findPersons, tidy, without } from './persons'
import type { ItemRole } from './types'

export type RoleReading = { role: ItemRole; confidence: number }

const ACT = '(?:постановлени|решени|приказ|распоряжени|указани|документ|акт|текст)'
const CONTROL =
  /^(?:(?:возложить|оставить|осуществлять|общ\S+|персональн\S+|организаци\S+|личн\S+|координаци\S+)[\s,и]+){0,3}контрол[ьея]м?(?: и \S+)?(?=[\s,.:(])/i
const CONTROL_GIVEN = /возлож|возлаг|оставля|оставить|за собой|поруч|закреп|сохран|беру/i
// «Контроль за исполнением постановления – на заместителя», «… осуществляет отдел»: the act's own execution, whatever the verb.
const CONTROL_OF_ACT = new RegExp(
  `контрол[ьея]м? (?:и \\S+ )?(?:за |над )?(?:ходом )?(?:его |е[её] |своевременным )?(?:исполнени|выполнени|реализаци|соблюдени)\\S*(?: \\S+){0,3}? ?(?:${ACT}|протокол|пункт)`,
  'i',
)
const CONTROL_DONE = /осуществля|вести|ведет/i
const FORCE = new RegExp(
  `вступ(?:ает|ают|ить|ит) (?:в (?:законную )?силу|(?:после|со дня|с момента|с даты) )|вводится в действие|ввести в действие|вступает в действие|распростран(?:яется|яются|ить)[^.]{0,80}правоотношени|считать вступившим|действует (?:с|со|до|по) |прекращает (?:своё |свое )?действие|действие настоящ\\S+ ${ACT}\\S* `,
  'i',
)
const PUBLISH = new RegExp(
  `^(?:настоящ\\S+ |данн\\S+ )?${ACT}\\S* (?:официально )?(?:разместить|опубликовать|обнародовать)|(?:^|\\s)(?:опубликовать|обнародовать|опубликование настоящ|обнародование)|разместить (?:на \\S+ (?:\\S+ ){0,4})?(?:настоящ|данн|указанн|принят)\\S+ ${ACT}|подлежит (?:официальному )?(?:опубликованию|обнародованию|размещению)|направить (?:настоящ|данн|принят)\\S+ ${ACT}\\S*[^.]*(?:опубликовани|регистрац|регистр|обнародовани)`,
  'i',
)
const ACT_NAMED = new RegExp(`${ACT}[а-яё]*(?![а-яё])`, 'i')
const AMEND_START =
  /^(?:внести (?:\S+ ){0,6}?(?:изменени|дополнени|следующ|поправ)|дополнить |исключить из |изложить |призна(?:ть|в) (?:\S+ ){0,12}?(?:утратив|недействи|не действ)|считать утратив|отменить |приостановить действие|продлить (?:срок )?действи)/i
const AMEND_INSIDE =
  /излож(?:ить|ив) (?:\S+ ){0,8}?редакци|слов[ао](?:сочетани\S+)? .{0,400}?заменить|(?:призна(?:ть|в)|считать) утратив|дополнить (?:\S+ ){0,12}?(?:содержания|словами|пункт|абзац|част|стать|подпункт)|(?:пункт|абзац|подпункт|раздел|приложени)\S* (?:\S+ ){0,14}?исключить/i
// The word «изменения» may stand behind quotations that are never closed: an act into which something is brought is amended.
const AMEND_IN =
  /^внести в (?:[\s\S]{0,1500}(?:изменени|дополнени)|(?:\S+ ){0,2}?(?:постановлени|решени|приказ|распоряжени|устав|положени|регламент)\S* )/i
const APPROVE =
  /^(?:утвердить|одобрить|согласовать|определить|установить|создать|образовать|назначить|утверждать|сформировать и утвердить|принять (?:за основу|положени|план|порядок|программ|перечень|регламент|модел|реализуем|прилагаем)|ввести (?:в состав|в штатн|режим)|закрепить|присвоить|учредить|избрать|включить в состав)(?![а-яё]{3})/i
const OTHER =
  /^(?:принять (?:к сведению|настоящ|информацию|решение|отч[её]т)|отметить|поддержать|выразить|объявить (?:благодарн|выговор|замечан)|наградить|поощрить|снять с контроля|считать |поблагодарить|признать |констатировать|согласиться|премировать|депремировать|основание|сохранить )/i

/**
 * What an item does, by the words with which it begins; `text` has quotations masked and no number.
 * An item that names an executor is a task even where its verb is «утвердить».
 */
export function readRole(text: string, hasExecutor: boolean): RoleReading {
  // «Депутатам осуществлять контроль за окончанием работ» is a duty; over the act's execution it is control.
  if (isControl(text) && (!hasExecutor || CONTROL_OF_ACT.test(text))) return { role: 'control', confidence: 0.98 }
  // «Опубликовать настоящее решение» is about the act; with an executor «опубликовать итоги» is a duty like any other.
  const aboutAct = !hasExecutor || ACT_NAMED.test(text)
  if (aboutAct && PUBLISH.test(text) && !/^.{0,400}вступ(?:ает|ают) в силу/i.test(text))
    return { role: 'publish', confidence: 0.95 }
  if (!hasExecutor && FORCE.test(text)) return { role: 'force', confidence: 0.97 }
  if (hasExecutor) return { role: 'task', confidence: 0.95 }
  if (AMEND_START.test(text) || AMEND_IN.test(text) || AMEND_INSIDE.test(text))
    return { role: 'amend', confidence: 0.95 }
  if (APPROVE.test(text)) return { role: 'approve', confidence: 0.9 }
  if (OTHER.test(text) || /(?:принять|принимается) к сведению|признать \S*удовлетворит/i.test(text))
    return { role: 'other', confidence: 0.85 }
  return { role: 'task', confidence: 0.8 }
}

/** «Контроль за исполнением … возложить на …», «… оставляю за собой»; not «Контроль посещения занятий». */
export function isControl(text: string): boolean {
  if (!CONTROL.test(text) || /^контроль (?:посещени|качеств|провед)/i.test(text)) return false
  return (
    CONTROL_GIVEN.test(text) || (CONTROL_OF_ACT.test(text) && (CONTROL_DONE.test(text) || / на \p{Ll}/u.test(text)))
  )
}

export type Controller = { text: string | null; persons: string[]; from: number; to: number }

/** Who controls: the words after «возложить на», `автор` for «за собой». `view` is the item's text, offsets are into it. */
export function readController(view: string): Controller | null {
  const self = /за собой|лично|на себя/i.exec(view)
  const given =
    /(?:возложить|возлагаю|возлагается|поручить|закрепить)\s+(?:(?:контроль|его|данн\S+)[^.]{0,160}?\s)?(?:(?:на|за)\s+)?/i.exec(
      view,
    )
  // «пунктов 1–4 возложить на Юркину А.В., остальных – оставляю за собой»: the one named comes first.
  const namedFirst = given !== null && self !== null && self.index - given.index > given[0].length + 4
  if (self && !namedFirst) {
    return { text: 'автор', persons: [], from: self.index, to: self.index + self[0].length }
  }
  const does = given ? null : /(?:осуществляет|осуществляют|ведет)\s+/i.exec(view)
  const start = given ?? does
  if (!start) return null
  let from = start.index + start[0].length
  const on = given && !/(?:на|за)\s+$/.test(start[0]) ? / на /.exec(view.slice(from)) : null
  if (on) from += on.index + on[0].length
  // The end: the item's, or a sentence's (a full stop after a word of three letters or more, so no initial's).
  const rest = view.slice(from)
  const stop = /[а-яё]{3,}[»)]?\.(?:\s|$)|[);]\s*$/u.exec(rest)
  const to =
    from +
    (stop ? stop.index + stop[0].trimEnd().length - (stop[0].trimEnd().endsWith('.') ? 1 : 0) : rest.trimEnd().length)
  const persons = findPersons(view.slice(from, to)).map((p) => ({ ...p, from: p.from + from, to: p.to + from }))
  const text = without(view, from, to, persons)
  return {
    text: text.replace(/\s?\(\s*\)/g, '').replace(/[\s.;]+$/, '') || null,
    persons: persons.map((p) => p.text),
    from,
    to,
  }
}

/** The words of a label's value less its names: «Иванова А.А., методист» gives the name and «методист». */
export function splitResponsible(
  view: string,
  from: number,
  to: number,
): { executor: string | null; persons: { text: string; from: number; to: number }[] } {
  const persons = findPersons(view.slice(from, to)).map((p) => ({ ...p, from: p.from + from, to: p.to + from }))
  const rest = without(view, from, to, persons)
    .replace(/\(\s*[,;\s]*\)/g, '')
    .replace(/\(\s*,\s*/g, '(')
    .replace(/[.;,\s]+$/, '')
  const text = tidy(/^\s*\(/.test(rest) ? rest.replace(/[()]/g, '') : rest)
  return { executor: /\p{L}{2}/u.test(text) ? text : null, persons }
}
