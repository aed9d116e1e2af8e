import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useState } from 'react'
import { Copyable } from '../details/copyable.tsx'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { CodeFields, codesAreWhole, type Codes } from './code-fields.tsx'
import { createVirtualDevice, deleteVirtualDevice, enableDevice, type NewDevice } from './mfa-devices.ts'

type Props = { userName: string | undefined; onDone: () => void; onDismiss: () => void }

// AWS: the name of root's device; a root session of AssumeRoot may delete the one of this name only.
const rootDeviceName = 'root-account-mfa-device'

/** Gives a user, or root itself, an authenticator app in two steps: a name, then the picture and two codes. */
export function EnrolMfa(props: Props) {
  const { aws } = useIdentity()
  const [name, setName] = useState(props.userName ?? rootDeviceName)
  const [device, setDevice] = useState<NewDevice>()
  const error = /^[\w+=,.@-]{1,128}$/.test(name) ? undefined : 'Up to 128 letters, digits and + = , . @ _ -'
  if (device !== undefined) return <EnableDevice {...props} device={device} />
  return (
    <ActionModal
      title="Assign MFA device"
      action="Next"
      disabled={error !== undefined}
      onDismiss={props.onDismiss}
      work={async () => setDevice(await createVirtualDevice(aws, name))}
    >
      <FormField
        label="Device name"
        description="Authenticator app: a program on a phone or computer that shows codes of six digits."
        errorText={error}
      >
        <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
      </FormField>
    </ActionModal>
  )
}

function EnableDevice({ device, userName, onDone, onDismiss }: Props & { device: NewDevice }) {
  const { aws, session } = useIdentity()
  const [codes, setCodes] = useState<Codes>(['', ''])
  return (
    <ActionModal
      title="Set up the authenticator app"
      action="Assign MFA"
      disabled={!codesAreWhole(codes)}
      onDismiss={() => {
        // A device that nobody has would stand in the way of the next one of its name.
        deleteVirtualDevice(aws, device.serial).catch(() => {})
        onDismiss()
      }}
      work={async () => {
        await enableDevice(aws, userName ?? session.account, device.serial, codes)
        onDone()
      }}
    >
      <SpaceBetween size="m">
        <span>
          Scan the picture with the app, or type the secret key into it. Then enter two codes in a row.
        </span>
        <Picture bytes={device.picture} />
        <Secret text={device.secret} />
        <CodeFields codes={codes} onChange={setCodes} />
      </SpaceBetween>
    </ActionModal>
  )
}

function Picture({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return <img className="qr" src={address} alt="QR code of the secret key" width={200} height={200} />
}

function Secret({ text }: { text: string }) {
  const [shown, setShown] = useState(false)
  if (!shown) return <Button onClick={() => setShown(true)}>Show secret key</Button>
  return (
    <FormField label="Secret key">
      <Copyable text={text} name="Secret key" />
    </FormField>
  )
}
