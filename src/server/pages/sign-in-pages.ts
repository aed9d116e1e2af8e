import type { House } from '../../access/house.ts'
import { createSignInMemory } from '../../signin/sign-in.ts'
import { consoleAppPage } from './console-app-page.ts'
import { openConsoleFiles } from './console-files.ts'
import { consoleSessionPage } from './console-session-page.ts'
import { federationPage } from './federation-page.ts'
import type { OwnPage } from '../front.ts'
import { loginPage } from './login-page.ts'
import { samlPage } from './saml-page.ts'
import { signInStylePage } from './sign-in-document.ts'

/** The console and everything about signing in to it; `consoleDirectory` holds its built files. */
export function signInPages(house: House, consoleDirectory: string): OwnPage[] {
  return [
    consoleSessionPage(house, createSignInMemory(house)),
    federationPage(house),
    loginPage(house),
    samlPage(house),
    signInStylePage(),
    consoleAppPage(house, openConsoleFiles(consoleDirectory)),
  ]
}
