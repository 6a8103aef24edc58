const SENT = {
  unsaved:
    'Отправленное не сохранено, но и не потеряно: не закрывайте эту страницу. Через минуту обновите её — браузер предложит отправить то же самое ещё раз, соглашайтесь.',
  unsure:
    'Сохранилось ли отправленное, сейчас неизвестно. Не закрывайте эту страницу. Через минуту обновите её и согласитесь отправить ещё раз: дважды одно и то же не запишется.',
  written: 'Отправленное сохранено. Страницу после него показать не удалось: откройте её через минуту заново.',
}

/**
 * The page of a portal whose database does not answer. It stands outside the app, which cannot draw a page without a session; the
 * style sheet is a file of its own because the content security policy allows no other.
 * @param sent what became of a form, undefined when only a page was asked for.
 */
export function unavailablePage(sent?: keyof typeof SENT): string {
  const again = sent ? '' : '<p><a href="">Открыть ещё раз</a></p>'
  const said = sent
    ? SENT[sent]
    : 'Всё, что вы отправили раньше, сохранено. Подождите минуту и откройте страницу ещё раз.'
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Портал временно недоступен — Профмаршрут</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/unavailable.css">
</head>
<body>
<main>
<h1>Портал временно недоступен</h1>
<p>База данных сейчас не отвечает.</p>
<p>${said}</p>
${again}
<p>Если через десять минут ничего не изменится, сообщите техническому администратору.</p>
</main>
</body>
</html>
`
}
