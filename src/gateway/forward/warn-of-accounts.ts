import type { Backends } from '../seam.ts'

/** Tells the operator of backends that say they are another account's than they were declared to be. */
export async function warnOfAccounts(backends: Backends, log: (line: string) => void): Promise<void> {
  for (const { services, url, account, told } of await backends.accounts()) {
    if (told === undefined || account === undefined || told === account) continue
    log(
      `The backend ${url} (${services}) says it is the account ${told}, and its things are decided upon as those of ${account}: ` +
        `its answers name other ARNs than policies do. Start with --backend-account ${told}, or host that account.`,
    )
  }
}
