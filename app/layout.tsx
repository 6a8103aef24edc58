import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { ReadAloud } from '@/components/shell/read-aloud'
import { lookAttributes } from '@/lib/kernel/look'
import { readLookCookie } from '@/lib/kernel/look-cookie'
import './globals.css'

// Two files only: Cyrillic, and the Latin one for digits and punctuation. 41 KB in all (scripts/subset-fonts.ts), served from here, preloaded.
const cyrillic = localFont({
  src: './fonts/golos-text-cyrillic.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-golos-cyrillic',
  // The stand-in for missing glyphs comes with the second face; here it would swallow digits and Latin.
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116' }],
})
const latin = localFont({
  src: './fonts/golos-text-latin.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-golos-latin',
  adjustFontFallback: 'Arial',
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0000-00FF, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD',
    },
  ],
})

export const metadata: Metadata = {
  title: { template: '%s — Профмаршрут', default: 'Профмаршрут' },
  description: 'Портал профессиональной ориентации муниципалитета',
  applicationName: 'Профмаршрут',
  manifest: '/manifest.webmanifest',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  robots: { index: false },
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f1ede3' },
    { media: '(prefers-color-scheme: dark)', color: '#0c100e' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const look = await readLookCookie()
  return (
    <html lang="ru" className={`${cyrillic.variable} ${latin.variable}`} {...lookAttributes(look)}>
      <body>
        {children}
        {look.speech && <ReadAloud />}
      </body>
    </html>
  )
}
