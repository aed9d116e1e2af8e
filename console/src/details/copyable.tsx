import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

/** A text (an ARN, an id) with a button that copies it; `name` says what was copied. */
export function Copyable({ text, name }: { text: string; name: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${name}`}
      copySuccessText={`${name} copied`}
      copyErrorText={`${name} could not be copied`}
    />
  )
}
