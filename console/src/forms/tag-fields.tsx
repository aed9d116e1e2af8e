import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import { tagErrors, tagMaximum, type Tag } from './tags.ts'

/**
 * Edits tags as rows of key and value; `tagErrors` says whether they can be sent. A key that is not there yet is
 * missed only when somebody `tried` to send them.
 */
export function TagFields(props: { tags: readonly Tag[]; onChange: (tags: Tag[]) => void; tried?: boolean }) {
  const { tags, onChange } = props
  const errors = tagErrors(tags)
  const change = (at: number, part: Partial<Tag>) =>
    onChange(tags.map((tag, index) => (index === at ? { ...tag, ...part } : tag)))
  return (
    <AttributeEditor
      items={tags}
      empty="No tags."
      addButtonText="Add tag"
      removeButtonText="Remove"
      disableAddButton={tags.length >= tagMaximum}
      additionalInfo={`You can add up to ${tagMaximum - tags.length} more tags.`}
      onAddButtonClick={() => onChange([...tags, { Key: '', Value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, index) => index !== detail.itemIndex))}
      definition={[
        {
          label: 'Key',
          errorText: ({ Key }, index) => (Key === '' && !props.tried ? undefined : errors[index]),
          control: ({ Key }, index) => (
            <Input value={Key} onChange={({ detail }) => change(index, { Key: detail.value })} />
          ),
        },
        {
          label: 'Value',
          control: ({ Value }, index) => (
            <Input value={Value} onChange={({ detail }) => change(index, { Value: detail.value })} />
          ),
        },
      ]}
    />
  )
}
