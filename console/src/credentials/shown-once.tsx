import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ModalButtons } from '../forms/modal-buttons.tsx'
import { Copyable } from '../details/copyable.tsx'
import { toCsv } from './csv.ts'
import { saveFile } from './save-file.ts'
import { SecretText } from './secret-text.tsx'

type Part = { label: string; text: string }

/** Shows a secret that was just made and what it belongs to, the only time it can be seen or downloaded. */
export function ShownOnce(props: {
  title: string
  /** What the file is called that is downloaded. */
  file: string
  about: Part
  secret: Part
  onDismiss: () => void
}) {
  const { about, secret } = props
  const save = () =>
    saveFile(
      props.file,
      'text/csv',
      toCsv([
        [about.label, secret.label],
        [about.text, secret.text],
      ]),
    )
  return (
    <Modal
      visible
      header={props.title}
      onDismiss={props.onDismiss}
      footer={
        <ModalButtons>
          <Button iconName="download" onClick={save}>
            Download .csv file
          </Button>
          <Button variant="primary" onClick={props.onDismiss}>
            Done
          </Button>
        </ModalButtons>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">
          This is the only time that the {inSentence(secret.label)} can be seen or downloaded. It cannot be
          recovered; a new one can be made at any time.
        </Alert>
        <KeyValuePairs
          columns={1}
          items={[
            { label: about.label, value: <Copyable text={about.text} name={inSentence(about.label)} /> },
            { label: secret.label, value: <SecretText text={secret.text} name={inSentence(secret.label)} /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  )
}

/** A label as it stands within a sentence: `API key` stays, `Access key ID` begins small. */
function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : `${label[0]!.toLowerCase()}${label.slice(1)}`
}
