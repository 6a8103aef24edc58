import { z } from 'zod'

const yesOrNo = z.stringbool({
  truthy: ['1', 'true', 'yes', 'on'],
  falsy: ['0', 'false', 'no', 'off', ''],
  error: 'должна быть 1 или 0',
})

const whole = (from: number, to: number) => {
  const error = `должна быть целым числом от ${from} до ${to}`
  return z.coerce.number({ error }).int(error).min(from, error).max(to, error)
}

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `должна быть одним из слов: ${values.join(', ')}` })

const address = (example: string) => z.url(`должна быть полным адресом, например ${example}`)

/** Each complaint continues the setting's name: «DATABASE_URL не задана: …». */
const schema = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z
    .string({ error: 'не задана: укажите адрес базы вида postgresql://имя:пароль@сервер:5432/база' })
    .regex(/^postgres(ql)?:\/\/[^\s]+$/, 'должна быть адресом вида postgresql://имя:пароль@сервер:5432/база'),
  DATABASE_POOL_SIZE: whole(2, 100).default(10),
  AUTH_SECRET: z
    .string({ error: 'не задана: придумайте секрет не короче 32 знаков, например командой openssl rand -base64 32' })
    .min(32, 'короче 32 знаков: сделайте новую, например командой openssl rand -base64 32'),
  APP_URL: address('https://portal.example.ru').optional(),
  PORT: whole(1, 65535).default(3000),
  /** Of this machine; without it every one. */
  LISTEN_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'должна быть адресом этого компьютера, например 127.0.0.1').optional(),
  WEB_PROCESSES: whole(1, 64).default(1),
  RUN_JOBS: yesOrNo.default(true),
  DEMO: yesOrNo.default(false),
  DATA_DIR: z.string().min(1).default('.data'),
  TRUST_PROXY: yesOrNo.default(false),
  METRICS_KEY: z
    .string()
    .min(16, 'короче 16 знаков: сделайте новую, например командой openssl rand -base64 24')
    .optional(),
  FILES: oneOf(['local', 's3']).default('local'),
  S3_ENDPOINT: address('https://storage.yandexcloud.net').optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('ru-central1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Where letters go out; without it notices stay in the portal. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'должна быть адресом вида smtps://имя:пароль@сервер:465')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'должна быть адресом почты, например portal@example.ru')
    .optional(),
  LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Env = z.infer<typeof schema>

/** Settings from `source`; throws one sentence that names each missing or bad setting and says what to do. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (parsed.success && parsed.data.FILES === 's3') {
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      if (!parsed.data[name]) wrong.push(`${name} не задана, а для FILES=s3 она нужна`)
    }
  }
  if (parsed.success && parsed.data.SMTP_URL) {
    for (const name of ['MAIL_FROM', 'APP_URL'] as const) {
      if (!parsed.data[name]) wrong.push(`${name} не задана, а для SMTP_URL она нужна`)
    }
  }
  if (!parsed.success || wrong.length > 0) throw new Error(`Настройки не подходят: ${wrong.join('; ')}.`)
  return parsed.data
}

let current: Env | undefined

/** The settings of this process, parsed once; the only reader of process.env in the app. */
export function env(): Env {
  // biome-ignore lint/style/noProcessEnv: this is the one place.
  current ??= parseEnv(process.env)
  return current
}
