import 'server-only'
import type { Content, TableCell } from 'pdfmake/interfaces'
import { localDay, writtenDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { type HandlerContext, notFoundResponse } from '@/lib/kernel/handler'
import { makePdf, pdfResponse } from '@/lib/kernel/pdf'
import { findPathwayOfFamily } from '../loaders/family'
import { findPathwayOfStaff } from '../loaders/pathways'
import { areaNames, basisNames, partyNames, pathwayStateNames, standingNames, stepKindNames } from '../messages'
import { partiesOf } from '../rules/states'
import { standingOf } from '../rules/steps'
import type { PathwayDetail, PersonName, Step } from '../types'

const FILE = 'Индивидуальный маршрут.pdf'
const GREY = '#555555'

const nameText = ({ lastName, firstName, middleName }: PersonName) =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

function facts(pathway: PathwayDetail): Content {
  const rows: [string, string | null][] = [
    ['Класс или группа', `${pathway.className}, ${pathway.organizationName}`],
    ['Учебный год', pathway.year.code],
    ['Куратор', pathway.curatorDue ? 'будет назван' : nameText(pathway.curator)],
    ['Основание', [pathway.basis && basisNames[pathway.basis], pathway.basisText].filter(Boolean).join(': ')],
    ['Цель', pathway.goal],
    ['Что получается', pathway.strengths],
    ['Нужна поддержка', pathway.needs],
    ['Профиль', pathway.profile],
    ['Нравятся профессии', pathway.professions.join(', ')],
  ]
  return {
    table: {
      headerRows: 0,
      widths: [120, '*'],
      body: rows
        .filter(([, value]) => value)
        .map(([label, value]): TableCell[] => [{ text: label, color: GREY }, { text: value ?? '' }]),
    },
    layout: 'lightHorizontalLines',
    margin: [0, 0, 0, 14],
  }
}

function stepRow(step: Step, today: string, at: number): TableCell[] {
  const on = step.doneOn ?? step.heldOn
  const about = [stepKindNames[step.kind], step.area && areaNames[step.area], step.responsible]
    .filter(Boolean)
    .join(' · ')
  return [
    { text: String(at + 1), color: GREY },
    { stack: [{ text: step.title }, { text: about, color: GREY, fontSize: 8.5 }] },
    { text: writtenDay(step.dueOn) },
    {
      stack: [
        { text: standingNames[standingOf(step, today)] + (on ? `, ${writtenDay(on)}` : '') },
        ...(step.result ? [{ text: step.result, fontSize: 8.5 }] : []),
        ...(step.reason ? [{ text: step.reason, fontSize: 8.5 }] : []),
      ],
    },
  ]
}

/** A route for the folder: what school acts ask for (domain.md §2), with lines to sign. Pure but for the day it is given. */
export function pathwayDocument(pathway: PathwayDetail, today: string): Parameters<typeof makePdf>[0] {
  const head = (text: string): Content => ({ text, bold: true, fontSize: 12, margin: [0, 6, 0, 6] })
  return {
    title: 'Индивидуальный маршрут',
    content: [
      { text: 'Индивидуальный маршрут', color: GREY },
      { text: nameText(pathway.student), bold: true, fontSize: 18, margin: [0, 0, 0, 2] },
      { text: pathwayStateNames[pathway.state], color: GREY, margin: [0, 0, 0, 10] },
      facts(pathway),
      head('Шаги'),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [16, '*', 62, 150],
          body: [
            ['№', 'Шаг', 'Срок', 'Что сделано'].map((text): TableCell => ({ text, bold: true })),
            ...pathway.steps.map((step, at) => stepRow(step, today, at)),
          ],
        },
        layout: 'lightHorizontalLines',
      },
      ...(pathway.reviews.length > 0
        ? [
            head('Итоги четвертей'),
            ...pathway.reviews.map(
              ({ quarter, text }): Content => ({
                text: [{ text: `${quarter} четверть. `, bold: true }, text],
                margin: [0, 0, 0, 4],
              }),
            ),
          ]
        : []),
      {
        unbreakable: true,
        stack: [
          head('Подписи'),
          {
            table: {
              headerRows: 0,
              widths: [170, '*', 90],
              heights: 22,
              body: partiesOf(pathway).map((party): TableCell[] => {
                const signed = pathway.signatures.find((each) => each.party === party)
                return [partyNames[party], '', { text: signed ? writtenDay(signed.signedOn) : '', alignment: 'right' }]
              }),
            },
            layout: 'lightHorizontalLines',
          },
        ],
      },
    ],
    footer: (page: number, pages: number): Content => ({
      margin: [42, 10, 42, 0],
      columns: [
        { text: `Сформировано ${writtenDay(today)}`, color: GREY, fontSize: 8 },
        { text: `${page} из ${pages}`, color: GREY, fontSize: 8, alignment: 'right' },
      ],
    }),
  }
}

async function answer(pathway: PathwayDetail | null, timeZone: string): Promise<Response> {
  if (!pathway) return notFoundResponse()
  return pdfResponse(await makePdf(pathwayDocument(pathway, localDay(systemNow(), timeZone))), FILE)
}

/** GET, staff: a route of a child in reach. */
export async function exportPathway({
  actor,
  scope,
  params,
}: HandlerContext<{ pathwayId: string }>): Promise<Response> {
  return answer(await findPathwayOfStaff(actor, scope, params.pathwayId), actor.timeZone)
}

/** GET, family: the own child's route as the family is shown it. */
export async function exportFamilyPathway({
  actor,
  scope,
  params,
}: HandlerContext<{ studentId: string }>): Promise<Response> {
  return answer(await findPathwayOfFamily(actor, scope, params.studentId), actor.timeZone)
}
