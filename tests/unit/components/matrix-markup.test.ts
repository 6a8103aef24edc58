import { describe, expect, it } from 'vitest'
import styles from '@/components/monitoring/matrix.module.css'
import { rowsMarkup, totalsMarkup } from '@/components/monitoring/matrix-markup'

const HOSTILE = `"><img src=x onerror=alert(1)> & 'Школа' <script>`
const ID = '018bcfe5-6801-7005-8fb4-72fce3505b79'
const none = { done: 0, total: 0, overdue: 0 }
const column = { ...none, href: '#', number: HOSTILE, text: HOSTILE, withdrawn: false }

describe("the matrix's markup", () => {
  it('holds no tag and no attribute that a name, a number or a title brought along', () => {
    const look = { state: HOSTILE, mark: HOSTILE, words: HOSTILE }
    const html =
      rowsMarkup(HOSTILE, [{ ...none, name: HOSTILE, cells: `${ID}0 -` }], [column, column], [look]) +
      totalsMarkup([column], none)
    expect(html).not.toMatch(/<(img|script)/)
    // Outside quotes there are only the names that the markup itself writes.
    const outside = html.replace(/"[^"]*"/g, '""')
    expect([...outside.matchAll(/<[a-z]+((?: [a-z-]+="")*)>/g)].length).toBe([...outside.matchAll(/<[a-z]/g)].length)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &#39;Школа&#39;')
  })

  it('gives a square its assignment, its item on a narrow screen and its words, and nothing where there is no assignment', () => {
    const look = { state: 'overdue', mark: '3', words: 'просрочено' }
    const line = { done: 1, total: 2, overdue: 1, name: 'Школа № 1', cells: `${ID}0 -` }
    expect(rowsMarkup(null, [line], [{ ...column, number: '4.1' }, column], [look])).toBe(
      `<tr><th scope="row">Школа № 1</th><td data-n="4.1"><a href="/assignments/${ID}" data-s="overdue" data-d="3">просрочено</a></td><td></td>` +
        `<td class="${styles.total}">1\u2009/\u20092<span class="${styles.late}" data-d="1"> просрочено 1</span></td></tr>`,
    )
  })
})
