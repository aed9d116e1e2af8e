import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'

// LIMIT: IAM takes metadata documents of up to ten million characters.
const longest = 10_000_000

/** Takes the file with a SAML provider's metadata; tells its text, or nothing while there is none that fits. */
export function MetadataField({ onChange }: { onChange: (text: string) => void }) {
  const [files, setFiles] = useState<File[]>([])
  const [error, setError] = useState<string>()
  const take = async (chosen: File[]) => {
    setFiles(chosen)
    const text = (await chosen[0]?.text()) ?? ''
    const wrong = text === '' ? undefined : metadataError(text)
    setError(wrong)
    onChange(wrong === undefined ? text : '')
  }
  return (
    <FormField label="Metadata document" description="The XML file that the provider gives out.">
      <FileUpload
        value={files}
        onChange={({ detail }) => void take(detail.value)}
        accept=".xml,application/xml,text/xml"
        showFileSize
        fileErrors={[error ?? null]}
        i18nStrings={{
          uploadButtonText: () => 'Choose file',
          dropzoneText: () => 'Drop the file here',
          removeFileAriaLabel: () => 'Remove file',
          limitShowFewer: 'Show fewer files',
          limitShowMore: 'Show more files',
          errorIconAriaLabel: 'Error',
        }}
      />
    </FormField>
  )
}

function metadataError(text: string): string | undefined {
  if (text.length > longest) return 'The document is too long.'
  return /<(\w+:)?EntityDescriptor[\s>]/.test(text) ? undefined : 'This is no SAML metadata document.'
}
