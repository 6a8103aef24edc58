import { given } from './portal'

/** Every line that the portal of the stage writes. */
export const LOG_FILE = given('ABUSE_LOG')
export const METRICS_KEY = given('METRICS_KEY')

/** Where the portal's letters end: nobody else gets them. */
export const MAIL_FILE = given('MAIL_FILE')
