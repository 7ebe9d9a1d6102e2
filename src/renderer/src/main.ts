import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/stance.css';
import { mount } from 'svelte';
import App from './app/App.svelte';

// They come while core opens the case: else they are asked for when there is text, and it is laid out a second time.
for (const family of ['Inter Variable', 'Source Serif 4 Variable'])
  void document.fonts.load(`1em '${family}'`);

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app.');
mount(App, { target });
