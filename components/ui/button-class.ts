import { cx } from './cx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

/** One look for a button, a link that acts and a submit; 44 px under a finger. The look itself is in app/globals.css. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', more?: string): string {
  return cx(`btn btn-${variant} btn-${size}`, more)
}
