import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { launch, listImages } from './operations.ts'
import { ProfileSelect } from './profile-select.tsx'

/** Launches one instance: its name, image, type, and the instance profile that gives it a role. */
export function LaunchInstance({ onDismiss }: { onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const images = useQuery('images', listImages)
  const [name, setName] = useState('')
  const [image, setImage] = useState<string>()
  const [instanceType, setInstanceType] = useState('t3.micro')
  const [profileArn, setProfileArn] = useState<string>()
  const options = (images.data ?? []).map(({ ImageId, Name, Description }) => ({
    value: ImageId!,
    label: Name ?? ImageId!,
    description: Description,
  }))
  const imageId = image ?? options[0]?.value
  return (
    <ActionModal
      title="Launch instance"
      action="Launch instance"
      disabled={imageId === undefined || instanceType === ''}
      work={async () => {
        const id = await launch(aws, { name, imageId: imageId!, instanceType, profileArn })
        flash({ type: 'success', content: `Instance ${id} is starting.` })
        invalidate('instances')
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      <FormField label="Name - optional" description="It becomes the tag Name.">
        <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
      </FormField>
      <FormField label="Image">
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === imageId) ?? null}
          onChange={({ detail }) => setImage(detail.selectedOption.value)}
          statusType={images.status === 'loading' ? 'loading' : 'finished'}
          loadingText="Loading"
          filteringType="auto"
          expandToViewport
        />
      </FormField>
      <AwsErrorAlert error={images.error} header="The images cannot be listed" retry={images.refresh} />
      <FormField label="Instance type">
        <Input value={instanceType} onChange={({ detail }) => setInstanceType(detail.value)} />
      </FormField>
      <FormField
        label="Instance profile"
        description="Its role is what programs on the instance act as. You need iam:PassRole for it."
      >
        <ProfileSelect value={profileArn} onChange={setProfileArn} />
      </FormField>
    </ActionModal>
  )
}
