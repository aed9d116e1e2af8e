import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { contextTypes, exampleOf } from './context-types.ts'
import type { ContextField } from './question.ts'

const options = contextTypes.map((value) => ({ value, label: value }))

/** The context of the simulated request: each key with its type and values; an empty one is absent. */
export function ContextFields(props: {
  fields: readonly ContextField[]
  onChange: (fields: ContextField[]) => void
}) {
  const { fields, onChange } = props
  const change = (at: number, part: Partial<ContextField>) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, ...part } : field)))
  return (
    <AttributeEditor
      items={fields}
      empty="The policies name no context keys."
      addButtonText="Add key"
      removeButtonText="Remove"
      gridLayout={[{ breakpoint: 'xs', rows: [[3, 1, 2]] }, { rows: [[1], [1], [1]] }]}
      onAddButtonClick={() => onChange([...fields, { key: '', type: 'string', values: [] }])}
      onRemoveButtonClick={({ detail }) => onChange(fields.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: 'Context key',
          control: ({ key }, at) => (
            <Input
              value={key}
              placeholder="aws:SourceIp"
              onChange={({ detail }) => change(at, { key: detail.value.trim() })}
            />
          ),
        },
        {
          label: 'Type',
          control: ({ type }, at) => (
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === type) ?? null}
              onChange={({ detail }) =>
                change(at, {
                  type: options.find(({ value }) => value === detail.selectedOption.value)!.value,
                })
              }
            />
          ),
        },
        {
          label: 'Values (absent where empty)',
          control: ({ type, values }, at) => (
            <Input
              value={values.join(', ')}
              placeholder={exampleOf(type)}
              onChange={({ detail }) => change(at, { values: valuesOf(detail.value, type.endsWith('List')) })}
            />
          ),
        },
      ]}
    />
  )
}

function valuesOf(text: string, isList: boolean): string[] {
  if (text === '') return []
  return isList ? text.split(', ') : [text]
}
