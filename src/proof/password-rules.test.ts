import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordViolation, type PasswordRules } from './password-rules.ts'

const lax: PasswordRules = {
  minimumLength: 6,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
}
const strict: PasswordRules = {
  minimumLength: 10,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const upper = 'Password should have at least one uppercase letter'
const symbol = 'Password should have at least one symbol'
const number = 'Password should have at least one number'

const cases: [about: string, password: string, rules: PasswordRules | undefined, says: string | undefined][] =
  [
    [
      'the default wants eight characters',
      'Abc12!x',
      undefined,
      'Password should have a minimum length of 8',
    ],
    ['three kinds of four are enough', 'abcdefg1!', undefined, undefined],
    [
      'two kinds are one too few',
      'abcdefg1',
      undefined,
      `Password should meet 1 more of the following requirements: ${upper}, ${symbol}`,
    ],
    [
      'one kind is two too few',
      'abcdefgh',
      undefined,
      `Password should meet 2 more of the following requirements: ${upper}, ${number}, ${symbol}`,
    ],
    [
      'the name of the account is no password',
      'Shop-2026',
      undefined,
      'Password should not be the name of the account',
    ],
    ['an own policy may ask for less than the default', 'aaaaaa', lax, undefined],
    ['an own policy has its own length', 'aaaaa', lax, 'Password should have a minimum length of 6'],
    ['an own policy names every kind that is missing', 'abcdefghi1', strict, `${upper}, ${symbol}`],
    ['all four kinds and the length', "Abcdefgh1'", strict, undefined],
    ['other characters are no symbols', 'Abcdefgh1~', strict, symbol],
    [
      'letters outside a to z are no letters',
      'ÀBCDEFGH1!',
      { ...strict, requireLowercase: true },
      'Password should have at least one lowercase letter',
    ],
  ]

for (const [about, password, rules, says] of cases) {
  test(about, () => assert.equal(passwordViolation(password, rules, ['shop-2026']), says))
}
