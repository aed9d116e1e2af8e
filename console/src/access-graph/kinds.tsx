import type { ReactNode } from 'react'
import type { AccessNode } from './operations.ts'

/** A kind of node: what one and many of it are called, and its sign, drawn in 16 by 16. */
export type Kind = { one: string; many: string; sign: ReactNode }

/** Every kind, in the order of the filter. */
export const kinds: Readonly<Record<AccessNode['Kind'], Kind>> = {
  user: {
    one: 'User',
    many: 'Users',
    sign: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8Z" />,
  },
  group: {
    one: 'Group',
    many: 'Groups',
    sign: (
      <path d="M5.5 8a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1 13c0-2.4 2-3.9 4.5-3.9s4.5 1.5 4.5 3.9ZM11 8.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM11.2 13H15c0-2-1.5-3.4-3.8-3.4Z" />
    ),
  },
  role: {
    one: 'Role',
    many: 'Roles',
    sign: <path d="M8 1.5 2.5 3.6v4c0 3.4 2.2 5.8 5.5 6.9 3.3-1.1 5.5-3.5 5.5-6.9v-4Z" />,
  },
  account: {
    one: 'Account',
    many: 'Accounts',
    sign: <path d="M8 1.5 1.8 4.7v6.6L8 14.5l6.2-3.2V4.7Z" />,
  },
  service: {
    one: 'Service',
    many: 'Services',
    sign: <path d="M2 2.5h12v3.2H2Zm0 4.4h12v3.2H2Zm0 4.4h12v2.7H2Z" />,
  },
  provider: {
    one: 'Identity provider',
    many: 'Identity providers',
    sign: (
      <path d="M5 4.5a3.5 3.5 0 1 0 3.2 5H11v2h2v-2h1.5v-3H8.2A3.5 3.5 0 0 0 5 4.5Zm0 2.3a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4Z" />
    ),
  },
  everyone: {
    one: 'Everyone',
    many: 'Everyone',
    sign: <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z" />,
  },
}

/** What a node is called in a sentence: `Role Reader`, `Role Reader of 444455556666` where it is another account's. */
export function fullName({ Kind, Name, Account }: AccessNode, home: string): string {
  if (Kind === 'everyone') return 'Everyone'
  const of = Account === undefined || Account === home || Kind === 'account' ? '' : ` of ${Account}`
  return `${kinds[Kind].one} ${Name}${of}`
}
