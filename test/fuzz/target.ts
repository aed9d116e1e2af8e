import { AwsError } from '../../src/kernel/aws-error.ts'

/**
 * A reader of what comes from outside, as a fuzzer sees it: bytes in, and nothing thrown whatever they are, for
 * `run` takes every refusal in AWS's words itself and throws where a promise is broken.
 */
export type Target = {
  /** Inputs to begin with: what the reader takes, and what it just does not. */
  seeds: readonly (string | Uint8Array)[]
  /** Words of its language that its own sources do not hold. */
  words?: readonly string[]
  /** LIMIT: the turns of loops and calls of functions that one input may take: a fixed number and more by its length. */
  steps: { fixed: number; perByte: number }
  run: (input: Buffer) => void | Promise<void>
  close?: () => Promise<void>
}

/** What a function gives, or undefined where it refuses; whatever else it throws goes on. */
export function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof AwsError) return undefined
    throw error
  }
}
