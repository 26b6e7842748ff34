import { useGraphiQL, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

/** Gives the four editors names for screen readers, lines that wrap, and the colours of the page. */
export function Editors() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const monaco = useMonaco((state) => state.monaco);

  useEffect(() => {
    for (const [editor, name] of [
      [queryEditor, 'Query'],
      [variableEditor, 'Variables, in JSON'],
      [headerEditor, 'Request headers, in JSON'],
      [responseEditor, 'Answer'],
    ] as const) {
      editor?.updateOptions({ ariaLabel: name, wordWrap: 'on' });
      const frame = editor?.getContainerDomNode();
      frame?.setAttribute('role', 'group');
      frame?.setAttribute('aria-label', `${name}; press Enter to move inside`);
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    if (!monaco) return;
    for (const [name, base, accent, surface, argument] of [
      ['graphiql-LIGHT', 'vs', '#b04a07', '#ffffff', '#5f5cc0'],
      ['graphiql-DARK', 'vs-dark', '#fab543', '#212a3b', '#a5a1ff'],
    ] as const) {
      monaco.editor.defineTheme(name, {
        base,
        inherit: true,
        rules: [{ token: 'argument.identifier.gql', foreground: argument }],
        colors: colours(accent, surface),
      });
    }
  }, [monaco]);

  return null;
}

/** The colours in which Monaco's own widgets show: GraphiQL's choice, with our accent. */
function colours(accent: string, surface: string): Record<string, string> {
  const transparent = '#00000000';
  const tint = `${accent}22`;
  return {
    'editor.background': transparent,
    'scrollbar.shadow': transparent,
    focusBorder: accent,
    highlight: accent,
    'textLink.foreground': accent,
    'textLink.activeForeground': accent,
    'editorLink.activeForeground': accent,
    'editorWidget.background': surface,
    'editorWidget.resizeBorder': accent,
    'editorHoverWidget.background': surface,
    'editorSuggestWidget.background': surface,
    'editorSuggestWidget.selectedBackground': tint,
    'editorSuggestWidget.selectedForeground': accent,
    'list.hoverBackground': tint,
    'list.highlightForeground': accent,
    'list.focusHighlightForeground': accent,
    'menu.background': surface,
    'menu.selectionBackground': tint,
    'menu.selectionForeground': accent,
    'quickInput.background': surface,
    'quickInputList.focusBackground': tint,
    'pickerGroup.foreground': accent,
    'toolbar.hoverBackground': tint,
    'inputOption.hoverBackground': tint,
  };
}
