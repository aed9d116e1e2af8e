type Statement = { Effect?: unknown; Principal?: unknown }

/** Whom a trust policy lets in, in words: `AWS service: ec2`, `Account: 111122223333`, each once. */
export function trustedEntities(document: string): string[] {
  const statements = statementsOf(document).filter(({ Effect }) => Effect === 'Allow')
  return [...new Set(statements.flatMap(({ Principal }) => principalsOf(Principal)))]
}

function statementsOf(document: string): Statement[] {
  try {
    const { Statement: statements } = JSON.parse(document) as { Statement?: Statement | Statement[] }
    return [statements ?? []].flat()
  } catch {
    return []
  }
}

function principalsOf(principal: unknown): string[] {
  if (principal === '*') return ['Anyone']
  if (typeof principal !== 'object' || principal === null) return []
  return Object.entries(principal).flatMap(([kind, values]) =>
    [values].flat().map((value) => inWords(kind, String(value))),
  )
}

function inWords(kind: string, value: string): string {
  if (kind === 'Service') return `AWS service: ${value.replace(/\.amazonaws\.com$/, '')}`
  if (kind === 'Federated') return `Identity provider: ${value.replace(/^.*:(oidc|saml)-provider\//, '')}`
  if (value === '*') return 'Anyone'
  if (kind !== 'AWS') return `${kind}: ${value}`
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1]
  if (account !== undefined) return `Account: ${account}`
  const named = /^arn:aws:(?:iam|sts)::(\d{12}):(user|role|assumed-role)\/(.+)$/.exec(value)
  // AWS: a principal that was deleted is shown by its unique id.
  return named === null ? `Deleted: ${value}` : `${words[named[2]!]}: ${named[3]} in ${named[1]}`
}

const words: Record<string, string> = { user: 'User', role: 'Role', 'assumed-role': 'Session' }
