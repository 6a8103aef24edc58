import type { Role } from '../../../lib/kernel/prisma/enums'

export type Persona = {
  login: string
  lastName: string
  firstName: string
  middleName: string
  grants: { role: Role; organization: string }[]
}

/** Every demo account has this password; the accounts exist only in a demo municipality. */
export const DEMO_PASSWORD = 'demo-2026'

const person = (login: string, name: string, ...grants: [Role, string][]): Persona => {
  const [lastName = '', firstName = '', middleName = ''] = name.split(' ')
  return {
    login,
    lastName,
    firstName,
    middleName,
    grants: grants.map(([role, organization]) => ({ role, organization })),
  }
}

/** Plainly invented people. */
export const PERSONAS: Persona[] = [
  person('department', 'Кедрова Вера Андреевна', ['DEPARTMENT_HEAD', 'department']),
  person('department2', 'Рябинина Нина Олеговна', ['DEPARTMENT_STAFF', 'department']),
  person('resource', 'Таёжная Ольга Петровна', ['RESOURCE_CENTRE', 'resource']),
  person('head.school1', 'Брусникина Ирина Львовна', ['ORG_HEAD', 'school1']),
  person('head.school2', 'Ельников Павел Сергеевич', ['ORG_HEAD', 'school2']),
  person('head.school3', 'Черёмухина Анна Ильинична', ['ORG_HEAD', 'school3']),
  person('head.school4', 'Пихтов Олег Юрьевич', ['ORG_HEAD', 'school4']),
  person('head.school5', 'Морошкина Лидия Ивановна', ['ORG_HEAD', 'school5']),
  person('head.school6', 'Листвягин Денис Егорович', ['ORG_HEAD', 'school6']),
  person('head.school7', 'Голубикина Тамара Юрьевна', ['ORG_HEAD', 'school7']),
  person('head.school8', 'Багульникова Зоя Марковна', ['ORG_HEAD', 'school8']),
  person('head.school9', 'Ключевская Раиса Павловна', ['ORG_HEAD', 'school9']),
  person('head.kindergarten1', 'Кедрёнкина Юлия Львовна', ['ORG_HEAD', 'kindergarten1']),
  person('head.kindergarten2', 'Ромашкина Дарья Олеговна', ['ORG_HEAD', 'kindergarten2']),
  person('head.kindergarten3', 'Снегирёва Алла Игоревна', ['ORG_HEAD', 'kindergarten3']),
  person('head.kindergarten4', 'Росинкина Майя Петровна', ['ORG_HEAD', 'kindergarten4']),
  person('head.kindergarten5', 'Теремкова Инна Юрьевна', ['ORG_HEAD', 'kindergarten5']),
  person('head.kindergarten6', 'Ручейкова Эмма Ильинична', ['ORG_HEAD', 'kindergarten6']),
  person('head.kindergarten7', 'Белочкина Яна Марковна', ['ORG_HEAD', 'kindergarten7']),
  person('head.kindergarten8', 'Огонькова Роза Ивановна', ['ORG_HEAD', 'kindergarten8']),
  person('head.additional1', 'Мастерова Галина Сергеевна', ['ORG_HEAD', 'additional1'], ['TEACHER', 'school2']),
  person('head.additional2', 'Лыжников Роман Андреевич', ['ORG_HEAD', 'additional2']),
  person('head.additional3', 'Натуралова Софья Егоровна', ['ORG_HEAD', 'additional3']),
  person('deputy.school1', 'Лесникова Елена Юрьевна', ['ORG_DEPUTY', 'school1'], ['TEACHER', 'school1']),
  person('teacher.school1', 'Полянкина Мария Олеговна', ['TEACHER', 'school1']),
  person('psychologist.school1', 'Родникова Алина Павловна', ['PSYCHOLOGIST', 'school1']),
  person('psychologist.school4', 'Снежинская Инга Павловна', ['PSYCHOLOGIST', 'school4']),
  person('parent1', 'Опушкин Илья Романович', ['PARENT', 'school1']),
  person('parent2', 'Сосновская Вероника Львовна', ['PARENT', 'kindergarten1']),
  person('parent3', 'Тальникова Алла Сергеевна', ['PARENT', 'school6']),
  // Takes the name of the pupil it is linked to (family.ts).
  person('student1', 'Обучающийся Школы Первой', ['STUDENT', 'school1']),
  person('admin', 'Проводов Артём Игоревич', ['ADMIN', 'department']),
  // Who has classes and groups beside them.
  person('pedagogue.school1.2', 'Ивушкина Надежда Романовна', ['TEACHER', 'school1']),
  person('pedagogue.school1.3', 'Калинкин Глеб Андреевич', ['TEACHER', 'school1']),
  person('pedagogue.school1.4', 'Ольхина Татьяна Марковна', ['TEACHER', 'school1']),
  person('pedagogue.school1.5', 'Шиповникова Вера Егоровна', ['TEACHER', 'school1']),
  person('pedagogue.school2', 'Долинина Жанна Игоревна', ['TEACHER', 'school2']),
  person('pedagogue.school3', 'Ключников Семён Олегович', ['TEACHER', 'school3']),
  person('pedagogue.school4', 'Можжевелова Ирма Юрьевна', ['TEACHER', 'school4']),
  person('pedagogue.school9', 'Подснежникова Лада Ильинична', ['TEACHER', 'school9']),
  person('pedagogue.kindergarten1', 'Барбарисова Олеся Павловна', ['TEACHER', 'kindergarten1']),
  person('pedagogue.kindergarten2', 'Незабудкина Ася Львовна', ['TEACHER', 'kindergarten2']),
]
