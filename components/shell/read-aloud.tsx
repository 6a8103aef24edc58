'use client'

import { useEffect, useState } from 'react'
import { Button } from '../ui/button'

/** Browsers fall silent within a long utterance; a sentence is short enough. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?…:;])\s/)
    .flatMap((sentence) => sentence.match(/.{1,200}(?:\s|$)|.{200}/g) ?? [])
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/**
 * Reads the page, or what is selected on it, by the voice of the person's own system: nothing is sent anywhere. Shown when «Чтение
 * вслух» is chosen in the panel.
 */
export function ReadAloud() {
  const [state, setState] = useState<'silent' | 'speaking' | 'voiceless'>('silent')

  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])

  function read(): void {
    const speech = globalThis.speechSynthesis
    const voice = speech?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith('ru'))
    if (!voice) {
      setState('voiceless')
      return
    }
    const selected = document.getSelection()?.toString().trim()
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not to be read out
    const sentences = sentencesOf(selected || (document.querySelector('main')?.innerText ?? ''))
    speech.cancel()
    for (const [at, sentence] of sentences.entries()) {
      const said = new SpeechSynthesisUtterance(sentence)
      said.voice = voice
      said.lang = voice.lang
      if (at === sentences.length - 1) said.onend = () => setState('silent')
      speech.speak(said)
    }
    setState('speaking')
  }

  function stop(): void {
    globalThis.speechSynthesis.cancel()
    setState('silent')
  }

  return (
    <section
      aria-label="Чтение вслух"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 border-control border-t bg-surface px-4 py-2 print:hidden"
    >
      {state === 'speaking' ? (
        <Button onClick={stop}>Остановить чтение</Button>
      ) : (
        <Button onClick={read}>Прочитать страницу вслух</Button>
      )}
      <p role="status" className="text-muted text-sm">
        {state === 'voiceless'
          ? 'На этом устройстве нет русского голоса: установите его в настройках системы, раздел «Речь».'
          : 'Чтобы прочитать часть, выделите её и нажмите кнопку.'}
      </p>
    </section>
  )
}
