import type { AccessKey } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Copyable } from '../details/copyable.tsx'
import { toCsv } from './csv.ts'
import { saveFile } from './save-file.ts'
import { SecretText } from './secret-text.tsx'

/** Shows an access key that was just made, the only time its secret can be seen. */
export function NewAccessKey({ accessKey, onDismiss }: { accessKey: AccessKey; onDismiss: () => void }) {
  const { AccessKeyId: id = '', SecretAccessKey: secret = '', UserName: user } = accessKey
  const save = () =>
    saveFile(
      `${user ?? 'root'}_accessKeys.csv`,
      'text/csv',
      toCsv([
        ['Access key ID', 'Secret access key'],
        [id, secret],
      ]),
    )
  return (
    <Modal
      visible
      header="Access key created"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={save}>
              Download .csv file
            </Button>
            <Button variant="primary" onClick={onDismiss}>
              Done
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">
          This is the only time that the secret access key can be seen or downloaded. It cannot be recovered;
          a new key can be made at any time.
        </Alert>
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'Access key ID', value: <Copyable text={id} name="access key ID" /> },
            { label: 'Secret access key', value: <SecretText text={secret} name="secret access key" /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  )
}
