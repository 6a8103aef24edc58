'use client'

export type SourceMark = 'item' | 'executor' | 'person' | 'deadline' | 'strong'
/** Plain words, or words with their mark, the items that they belong to (places in `ids`) and the one that begins here. */
export type SourcePiece = string | [words: string, mark: SourceMark | 0, items: number[], begins: number]

const LEGEND: { mark: SourceMark; word: string }[] = [
  { mark: 'item', word: 'пункт' },
  { mark: 'executor', word: 'исполнитель' },
  { mark: 'person', word: 'ответственный' },
  { mark: 'deadline', word: 'срок' },
]

/** The document with what was recognised underlined in four ways; each item's beginning is a link to its card. */
export function SourceText({ ids, pieces }: { ids: string[]; pieces: SourcePiece[] }) {
  let place = 0
  return (
    <>
      <ul aria-label="Условные обозначения" className="source-text mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {LEGEND.map(({ mark, word }) => (
          <li key={mark}>
            <i data-mark={mark}>{word}</i>
          </li>
        ))}
      </ul>
      <div className="source-text wrap-anywhere whitespace-pre-wrap text-sm leading-7">
        {pieces.map((piece) => {
          if (typeof piece === 'string') return piece
          const [words, mark, items, first] = piece
          const key = place++
          if (items.length === 0) return mark ? <b key={key}>{words}</b> : words
          const begins = ids[first]
          const shared = { 'data-items': items.map((at) => ids[at]).join(' '), 'data-mark': mark || undefined }
          return begins ? (
            <a key={key} id={`text-${begins}`} href={`#item-${begins}`} {...shared}>
              {words}
            </a>
          ) : (
            <i key={key} {...shared}>
              {words}
            </i>
          )
        })}
      </div>
    </>
  )
}
