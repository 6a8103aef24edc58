/**
 * How a person wants to see the portal («Версия для слабовидящих»). Kept in the cookie `look`, for somebody signed in also with the
 * account; the root layout puts it on <html>, where the tokens of globals.css follow. Nothing chosen is the usual version.
 */
export const LOOK_CHOICES = {
  colors: ['light', 'dark', 'black-on-white', 'white-on-black', 'blue', 'brown'],
  textSize: ['125', '150', '200'],
  typeface: ['serif'],
  spacing: ['wide', 'widest'],
  leading: ['wide', 'widest'],
  images: ['off'],
  speech: ['on'],
} as const

export type LookPart = keyof typeof LOOK_CHOICES
export type Look = { [K in LookPart]?: (typeof LOOK_CHOICES)[K][number] }

export const LOOK_COOKIE_SECONDS = 365 * 24 * 3600

const PARTS = Object.keys(LOOK_CHOICES) as LookPart[]

/** Takes from anything what is a choice; the rest falls away. */
export function lookFrom(given: (part: LookPart) => unknown): Look {
  const chosen = PARTS.map((part) => [part, LOOK_CHOICES[part].find((choice) => choice === given(part))])
  return Object.fromEntries(chosen.filter(([, choice]) => choice))
}

/** Reads the cookie («colors=blue&textSize=150»). */
export function parseLook(cookie: string | null | undefined): Look {
  const read = new URLSearchParams(cookie ?? '')
  return lookFrom((part) => read.get(part))
}

/** The cookie's text for a look; empty when nothing is chosen. */
export function writeLook(look: Look): string {
  return new URLSearchParams(look).toString()
}

/** The attributes of <html>; undefined takes one away. */
export function lookAttributes(look: Look): Record<`data-${string}`, string | undefined> {
  const plain = look.colors === 'light' || look.colors === 'dark'
  return {
    'data-theme': plain ? look.colors : undefined,
    'data-scheme': plain ? undefined : look.colors,
    'data-text-size': look.textSize,
    'data-typeface': look.typeface,
    'data-spacing': look.spacing,
    'data-leading': look.leading,
    'data-images': look.images,
    'data-speech': look.speech,
  }
}
