import encodeQR from 'qr'
import { Day } from '@/components/ui/day'
import type { SlipSheet } from '@/lib/family/loaders/access'
import { slipAddress } from '@/lib/family/rules/slips'
import type { PrintedSlip } from '@/lib/family/types/access'

/** A QR code as one path: sharp on any printer, a few hundred bytes. */
function QrCode({ text }: { text: string }) {
  const rows = encodeQR(text, 'raw', { border: 1, ecc: 'medium' })
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('')
  return (
    <svg
      viewBox={`-1 -1 ${rows.length + 2} ${rows.length + 2}`}
      className="size-28 shrink-0 bg-white"
      role="img"
      aria-label="QR-код с адресом и кодом талона"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}

function Slip({ slip, address }: { slip: PrintedSlip; address: string }) {
  return (
    <li className="flex gap-3 border border-control border-dashed bg-surface p-3">
      <QrCode text={slipAddress(address, slip.code)} />
      <div className="wrap-anywhere min-w-0 text-sm">
        <p className="font-semibold text-base">
          {slip.child}, {slip.className}
        </p>
        <p className="text-muted">{slip.kind === 'STUDENT' ? 'Талон ученика' : 'Талон родителя'}</p>
        <p className="my-1 font-mono font-semibold text-lg tracking-wide">{slip.code}</p>
        <p>
          Наведите камеру телефона или откройте{' '}
          <strong className="font-medium">{address.replace(/^https?:\/\//, '')}</strong> и введите код.
        </p>
        <p className="text-muted">
          Действует один раз, до <Day day={slip.until} short />. Никому не передавайте.
        </p>
      </div>
    </li>
  )
}

/** Slips to cut apart: two in a row on A4, under one another on a phone. */
export function SlipSheetList({ sheet }: { sheet: SlipSheet }) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2 print:grid-cols-2 print:gap-0" aria-label="Талоны">
      {sheet.slips.map((slip) => (
        <Slip key={slip.id} slip={slip} address={sheet.address} />
      ))}
    </ul>
  )
}
