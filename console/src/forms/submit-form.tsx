import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { AwsErrorAlert } from './aws-error-alert.tsx'
import type { Submit } from './use-submit.ts'

/** A form with Cancel and one action; the action's failure stands above the buttons. */
export function SubmitForm(props: {
  header?: ReactNode
  action: string
  submit: Submit
  /** The address that Cancel leads to. */
  cancelHref: string
  disabled?: boolean
  children: ReactNode
}) {
  const { submit, busy, error } = props.submit
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!props.disabled) submit()
      }}
    >
      <Form
        header={props.header}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={props.cancelHref}>
              Cancel
            </Button>
            <Button variant="primary" formAction="submit" loading={busy} disabled={props.disabled}>
              {props.action}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {props.children}
          <AwsErrorAlert error={error} />
        </SpaceBetween>
      </Form>
    </form>
  )
}
