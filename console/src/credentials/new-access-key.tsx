import type { AccessKey } from '@aws-sdk/client-iam'
import { ShownOnce } from './shown-once.tsx'

/** Shows an access key that was just made, the only time its secret can be seen. */
export function NewAccessKey({ accessKey, onDismiss }: { accessKey: AccessKey; onDismiss: () => void }) {
  const { AccessKeyId = '', SecretAccessKey = '', UserName } = accessKey
  return (
    <ShownOnce
      title="Access key created"
      file={`${UserName ?? 'root'}_accessKeys.csv`}
      about={{ label: 'Access key ID', text: AccessKeyId }}
      secret={{ label: 'Secret access key', text: SecretAccessKey }}
      onDismiss={onDismiss}
    />
  )
}
