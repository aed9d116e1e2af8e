import type { ServiceSpecificCredential, ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import {
  createServiceCredential,
  credentialServices,
  deleteServiceCredential,
  resetServiceCredential,
  serviceLabel,
  setServiceCredential,
} from './service-credentials.ts'
import { ShownOnce } from './shown-once.tsx'

type Selected = {
  userName: string
  selected: ServiceSpecificCredentialMetadata
  onDismiss: () => void
}

const services = credentialServices.map(({ service, label }) => ({ value: service, label }))
const lifetimes = [
  { value: '', label: 'Never' },
  ...[1, 30, 90, 365].map((days) => ({
    value: String(days),
    label: days === 1 ? 'In 1 day' : `In ${days} days`,
  })),
]

/** Asks for which service credentials are wanted, and makes them. */
export function GenerateServiceCredential(props: {
  userName: string
  onMade: (made: ServiceSpecificCredential) => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const [service, setService] = useState(services[0]!)
  const [lifetime, setLifetime] = useState(lifetimes[0]!)
  const isKey = credentialServices.some((one) => one.service === service.value && one.isKey)
  return (
    <ActionModal
      title="Generate service-specific credentials"
      action="Generate"
      onDismiss={props.onDismiss}
      work={async () => {
        const days = isKey && lifetime.value !== '' ? Number(lifetime.value) : undefined
        props.onMade(await createServiceCredential(aws, props.userName, service.value, days))
      }}
    >
      <FormField label="Service">
        <Select
          options={services}
          selectedOption={service}
          onChange={({ detail }) =>
            setService(services.find(({ value }) => value === detail.selectedOption.value)!)
          }
        />
      </FormField>
      {isKey && (
        <FormField label="Expires" description="A key that ends by itself is the safer one.">
          <Select
            options={lifetimes}
            selectedOption={lifetime}
            onChange={({ detail }) =>
              setLifetime(lifetimes.find(({ value }) => value === detail.selectedOption.value)!)
            }
          />
        </FormField>
      )}
    </ActionModal>
  )
}

/** Shows credentials that were just made or reset, the only time their secret can be seen. */
export function NewServiceCredential(props: { made: ServiceSpecificCredential; onDismiss: () => void }) {
  const { ServiceName, ServiceUserName, ServicePassword, ServiceCredentialAlias, ServiceCredentialSecret } =
    props.made
  const isKey = ServiceCredentialSecret !== undefined
  return (
    <ShownOnce
      title={`Credentials for ${serviceLabel(ServiceName)}`}
      file={`${props.made.UserName}_${ServiceName?.split('.')[0]}_credentials.csv`}
      about={{
        label: isKey ? 'Key name' : 'User name',
        text: (isKey ? ServiceCredentialAlias : ServiceUserName) ?? '',
      }}
      secret={{
        label: isKey ? 'API key' : 'Password',
        text: (isKey ? ServiceCredentialSecret : ServicePassword) ?? '',
      }}
      onDismiss={props.onDismiss}
    />
  )
}

/** Replaces the password or key. */
export function ResetServiceCredential(
  props: Selected & { onMade: (made: ServiceSpecificCredential) => void },
) {
  const { aws } = useIdentity()
  const { userName, selected } = props
  return (
    <ActionModal
      title={`Reset the credentials for ${serviceLabel(selected.ServiceName)}?`}
      action="Reset"
      onDismiss={props.onDismiss}
      work={async () =>
        props.onMade(await resetServiceCredential(aws, userName, selected.ServiceSpecificCredentialId!))
      }
    >
      The password or key there is now stops working at once. The new one is shown once.
    </ActionModal>
  )
}

/** Switches credentials on or off. */
export function SwitchServiceCredential(props: Selected & { onDone: (message: string) => void }) {
  const { aws } = useIdentity()
  const { userName, selected } = props
  const next = selected.Status === 'Inactive' ? 'Active' : 'Inactive'
  const action = next === 'Active' ? 'Activate' : 'Deactivate'
  return (
    <ActionModal
      title={`${action} the credentials for ${serviceLabel(selected.ServiceName)}?`}
      action={action}
      onDismiss={props.onDismiss}
      work={async () => {
        await setServiceCredential(aws, userName, selected.ServiceSpecificCredentialId!, next)
        props.onDone(`Credentials ${action.toLowerCase()}d.`)
      }}
    >
      They can be {next === 'Active' ? 'deactivated' : 'activated'} again at any time.
    </ActionModal>
  )
}

/** Deletes credentials. */
export function DeleteServiceCredential(props: Selected & { onDone: (message: string) => void }) {
  const { aws } = useIdentity()
  const { userName, selected } = props
  return (
    <ConfirmDelete
      title={`Delete the credentials for ${serviceLabel(selected.ServiceName)}?`}
      word="delete"
      onDismiss={props.onDismiss}
      work={async () => {
        await deleteServiceCredential(aws, userName, selected.ServiceSpecificCredentialId!)
        props.onDone('Credentials deleted.')
      }}
    >
      Whatever still uses them is refused from now on.
    </ConfirmDelete>
  )
}
