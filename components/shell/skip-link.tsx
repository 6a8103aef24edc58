/** The first stop of the keyboard: past the rail, to the work. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded bg-gold-fill font-semibold text-on-gold focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:px-4 focus:py-2"
    >
      Перейти к содержанию
    </a>
  )
}
