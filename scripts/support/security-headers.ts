import { randomBytes } from 'node:crypto'

/** What every answer carries, whatever it is (OWASP Secure Headers; ASVS 5.0 V3.4). */
const ALWAYS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Everything from here, scripts only with this answer's nonce or loaded by one that has it, no inline style, no frames. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    // `self` is for browsers that do not know strict-dynamic; the others pass it over.
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'self'`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The security headers of one answer. Next reads the nonce from the policy in the request's headers and puts it on its scripts, so
 * the same policy belongs into both; made here, it costs no proxy function a request.
 */
export function securityHeaders(https: boolean): { nonce: string; policy: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString('base64')
  const policy = policyOf(nonce)
  const headers = { ...ALWAYS, 'Content-Security-Policy': policy }
  if (!https) return { nonce, policy, headers }
  return { nonce, policy, headers: { ...headers, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } }
}
