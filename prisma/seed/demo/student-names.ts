import type { Day } from '../../../lib/kernel/calendar'

const words = (text: string) => text.split(' ')

/** Surnames of the forest: plainly invented, like the names of the demo's grown-ups. */
const SURNAMES = words(
  'Аистов Барсуков Беличкин Берёзкин Бобров Боровиков Брусничкин Валежников Верескин Вьюнков Глухарёв Горностаев Грибков Груздев Дроздов Дубравин Ежевикин Елкин Ершов Жаворонков Журавушкин Зверобоев Зимородков Зорькин Иволгин Ивняков Калинкин Камышов Кедрачёв Кленов Клюквин Костяникин Кукушкин Лапкин Лесовичков Лиственкин Лисичкин Лосев Лугов Лютиков Малинкин Маслёнкин Мохов Мятлин Облачкин Огоньков Опёнкин Орешкин Осинкин Папоротников Пенёчкин Подберёзов Полозков Ракитин Речкин Родничков Росомахин Ручьёв Рябчиков Светлячков Синичкин Снежков Соболев Сосенкин Стрекозов Тайгин Травкин Тропинкин Туманов Хвоин Черничкин Чижов Шишкин Щеглов Ягодкин Ястребков',
)
const BOYS = words(
  'Алексей Андрей Артём Богдан Вадим Виктор Глеб Григорий Даниил Денис Егор Иван Илья Кирилл Лев Максим Матвей Михаил Никита Олег Павел Роман Семён Тимофей Фёдор',
)
const GIRLS = words(
  'Алёна Алиса Анна Варвара Вера Виктория Дарья Екатерина Елена Злата Ирина Кира Ксения Лидия Майя Мария Надежда Ольга Полина Софья Таисия Ульяна Юлия Яна Ярослава',
)
/** Without the ending: -ич for a boy, -на for a girl. */
const FATHERS = words(
  'Александров Алексеев Андреев Антонов Борисов Викторов Глебов Дмитриев Егоров Иванов Игорев Марков Олегов Павлов Романов Сергеев Юрьев',
)

/** An even, repeatable spread of whole numbers: the same child in every demo. */
function spread(n: number, salt: number, size: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return ((x ^ (x >>> 15)) >>> 0) % size
}

export type DemoChild = { lastName: string; firstName: string; middleName: string | null; birthDate: Day }

/** The `n`-th child of the demo, born in the year. */
export function demoChild(n: number, birthYear: number): DemoChild {
  const girl = spread(n, 1, 2) === 1
  const of = (list: string[], salt: number) => list[spread(n, salt, list.length)] ?? ''
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    lastName: of(SURNAMES, 2) + (girl ? 'а' : ''),
    firstName: of(girl ? GIRLS : BOYS, 3),
    middleName: spread(n, 4, 60) === 0 ? null : of(FATHERS, 5) + (girl ? 'на' : 'ич'),
    birthDate: `${birthYear}-${two(1 + spread(n, 6, 12))}-${two(1 + spread(n, 7, 28))}`,
  }
}
