/** The picture as a file of its own, for a page that is not ours: light colours inside, system letters. */
import { readFileSync } from 'node:fs'
import { NineLines, type NineLinesProps } from './nine-lines.tsx'
import { schemes } from './tokens.ts'

const light: Record<string, string> = schemes.light

export function nineLinesFile(picture: Omit<NineLinesProps, 'layout'>): string {
  const style = readFileSync(new URL('style/nine-lines.css', import.meta.url), 'utf8')
    .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => light[name] ?? 'currentColor')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replace('.nl-wide { display: none; } ', '')
  const svg = String(<NineLines {...picture} layout="wide" />)
  return svg.replace(
    /<svg ([^>]*)>/,
    `<svg xmlns="http://www.w3.org/2000/svg" font-family="Arial, sans-serif" $1><style>${style}</style><rect width="100%" height="100%" fill="${schemes.light.ground}"/>`,
  )
}
