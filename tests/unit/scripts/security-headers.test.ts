import { describe, expect, it } from 'vitest'
import { securityHeaders } from '@/scripts/support/security-headers'

describe('security headers', () => {
  it('have a policy without anything inline but by a fresh nonce of 128 bits', () => {
    const made = Array.from({ length: 500 }, () => securityHeaders(false).policy)
    expect(new Set(made).size).toBe(500)
    for (const policy of made) {
      expect(policy).not.toMatch(/unsafe-|\*|https?:/)
      expect(policy).toMatch(/(^|; )default-src 'none'(;|$)/)
      expect(Buffer.from(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '', 'base64').length).toBe(16)
    }
  })

  it('send the browser the very policy that the pages are made with', () => {
    const { policy, headers } = securityHeaders(true)
    expect(headers['Content-Security-Policy']).toBe(policy)
  })

  it('bind a browser to TLS only where there is some', () => {
    expect(securityHeaders(false).headers).not.toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders(true).headers['Strict-Transport-Security']).toMatch(/^max-age=31536000\b/)
  })
})
