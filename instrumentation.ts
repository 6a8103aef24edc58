import type { Instrumentation } from 'next'

/** Runs once when a server process starts. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next's own flag, not a setting.
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./instrumentation-node')).boot()
}

/** A page that fails: the log gets the code that the error page shows. Next tells of it by its own means too, which say no text. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  // biome-ignore lint/style/noProcessEnv: Next's own flag, not a setting.
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./instrumentation-node')).reportFault(error, context)
}
