// (slow) The sample's site as its readers meet it: pages, links, sizes, keyboard, no script, another address.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { address, browser, build, check, finish, pagesOf, root, watched, workshop } from './browser.mjs';

const folder = workshop();
build(root, 'content/2021-22', '--fragment', '--out', folder);
const site = join(folder, '2021-22/intranet'), board = join(folder, '2021-22/board');
const pages = pagesOf(site);
const size = (name) => statSync(join(site, name)).size;

function budgets() {
	const drawn = (name) => readFileSync(join(site, name), 'utf8').split('class="ar-icon"').length > 20;
	const large = pages.filter((name) => size(name) > (name === 'annual-report.html' ? 250000 : drawn(name) ? 96000 : 72000));
	check('pages keep to 72 kB, of many drawings to 96 kB, the one file to 250 kB', !large.length, large.map((name) => `${name}: ${size(name)}`));
	const first = size('index.html') + size('site.css') + size('site.js');
	check('the first view keeps to 100 kB', first <= 100000, first);
	const css = readFileSync(join(site, 'site.css'), 'utf8');
	const used = new Set([...css.matchAll(/var\((--ar-[a-z0-9-]+)/g)].map((found) => found[1]));
	const unset = [...used].filter((name) => !css.includes(`${name}:`));
	check('each property that a style asks for has a value', used.size > 20 && !unset.length, unset);
	const outside = pages.filter((name) => /<script[^>]*>[^<]*fetch\(|type="module"|style="|\son[a-z]+="/.test(readFileSync(join(site, name), 'utf8')));
	check('no module, inline style or inline handler', !outside.length, outside);
}

async function links(page) {
	const ids = {}, wanted = [], twice = [], faults = [];
	for (const name of pages) {
		await page.goto(address(site, name));
		const found = await page.evaluate(() => ({
			ids: [...document.querySelectorAll('[id]')].map((node) => node.id),
			links: [...document.querySelectorAll('[href], [src]')].map((node) => node.getAttribute('href') || node.getAttribute('src')),
			labels: [...document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')].flatMap((node) =>
				['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((key) => (node.getAttribute(key) || '').split(' ').filter(Boolean))),
		}));
		ids[name] = new Set(found.ids);
		if (ids[name].size !== found.ids.length) twice.push(name);
		for (const id of found.labels) if (!ids[name].has(id)) faults.push(`${name}: nothing is called ${id}`);
		for (const link of found.links) wanted.push([name, link]);
	}
	for (const [name, link] of wanted) {
		if (/^(https?|mailto|data):/.test(link)) continue;
		if (/^[a-z]+:|^\//i.test(link)) faults.push(`${name}: ${link}`);
		const [path, anchor] = link.split('#');
		const target = path === '' ? name : path;
		try {
			statSync(join(site, target));
		} catch {
			faults.push(`${name}: ${link}: no such file`);
			continue;
		}
		if (anchor && ids[target] && !ids[target].has(decodeURIComponent(anchor))) faults.push(`${name}: ${link}: no such anchor`);
	}
	check('each link and anchor leads somewhere', !faults.length, faults);
	check('ids are unique on each page', !twice.length, twice);
	check('there are links to follow', wanted.length > 300, wanted.length);
}

async function narrow(chrome) {
	const context = await chrome.newContext({ viewport: { width: 320, height: 640 } });
	const page = await context.newPage(), wide = [], small = [];
	for (const name of pages) {
		await page.goto(address(site, name));
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		if (width > 320) wide.push(`${name}: ${width}`);
		small.push(...await page.evaluate(() => [...document.querySelectorAll('.ar-plot svg text')]
			.filter((node) => node.getClientRects().length && node.getBoundingClientRect().right > innerWidth - 4)
			.map((node) => `${location.pathname}: ${node.textContent}`)));
	}
	check('320 px: no page scrolls sideways', !wide.length, wide);
	check('320 px: no text of a chart runs out', !small.length, small);
	await context.close();
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);

async function tabTo(page, matches, most = 150) {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(matches)) return true;
	}
	return false;
}

async function keyboard(chrome, faults) {
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await watched(context, faults);
	await page.goto(address(site, 'index.html'));
	await page.keyboard.press('Tab');
	check('the first stop is the skip link', (await focused(page)).startsWith('Skip'), await focused(page));
	await page.keyboard.press('Enter');
	check('it leads to the main content', await page.evaluate(() => document.activeElement.id === 'main'));
	check('then to a section', await tabTo(page, () => document.activeElement.getAttribute('href') === 'our-work.html'));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/our-work.html');

	check('a chart is reached by Tab', await tabTo(page, () => document.activeElement.classList.contains('ar-plot')));
	await page.keyboard.press('ArrowRight');
	const first = await page.textContent('.ar-plot:focus .ar-value');
	await page.keyboard.press('ArrowRight');
	const second = await page.textContent('.ar-plot:focus .ar-value');
	check('arrow keys go from value to value', first && second && first !== second, `${first} / ${second}`);
	check('the value shown is marked', await page.evaluate(() => document.querySelectorAll('.ar-plot:focus .ar-on').length > 0));
	await page.keyboard.press('Escape');
	check('Escape puts the value away', (await page.textContent('.ar-plot:focus .ar-value')) === '');
	await page.keyboard.press('Tab');
	check('a chart is one tab stop, its table the next', await page.evaluate(() => document.activeElement.tagName === 'SUMMARY'));
	await page.keyboard.press('Enter');
	check('its table opens', await page.evaluate(() => document.activeElement.parentNode.open));

	check('a file of figures is reached', await tabTo(page, () => (document.activeElement.getAttribute('href') || '').startsWith('data/')));
	await context.route('**/*.csv', (route) => route.continue());
	check('it is a file that is there', statSync(join(site, await page.evaluate(() => document.activeElement.getAttribute('href')))).size > 0);
	check('the source of a figure is reached', await tabTo(page, () => !!document.activeElement.closest('.ar-sources'), 400));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/workings.html#**');
	check('it leads to its working', await page.evaluate(() => !!document.querySelector(':target h2, :target h3, :target strong')));
	await page.goBack();
	check('and back', page.url().includes('our-work.html'));

	await page.goto(address(site, 'index.html'));
	check('the search box is reached', await tabTo(page, () => document.activeElement.id === 'search', 10));
	await page.keyboard.type('choir');
	await page.waitForSelector('#search-results a');
	check('search says how much it found', /\d+ results?/.test(await page.textContent('#search-status')));
	check('results show their context', (await page.textContent('#search-results mark')).toLowerCase() === 'choir');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
	await page.keyboard.press('Enter');
	await page.waitForURL(`**/${target}`);
	check('a result leads to its place', page.url().endsWith(target), `${page.url()} ${target}`);
	await page.goto(address(site, 'data.html'));
	await page.focus('#search');
	await page.keyboard.type('xyzzy');
	const nothing = page.locator('#search-status', { hasText: /^No results/ });
	await nothing.waitFor();
	check('search says when there is nothing', (await nothing.textContent()).includes('xyzzy') && (await page.locator('#search-results a').count()) === 0);
	await page.keyboard.press('Escape');
	check('Escape empties it', (await page.inputValue('#search')) === '' && (await page.textContent('#search-status')) === '');
	await context.close();
}

async function hovering(chrome) {
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await page.goto(address(site, 'our-work.html'));
	const mark = page.locator('.ar-plot .ar-at-wide [data-i]').first();
	await mark.hover({ force: true });
	check('a chart shows a value on hover', /\d/.test(await page.locator('.ar-value').first().textContent()));
	await page.locator('.ar-value').first().hover();
	check('it stays under the pointer', /\d/.test(await page.locator('.ar-value').first().textContent()));
	await page.keyboard.press('Escape');
	check('Escape dismisses it', (await page.locator('.ar-value').first().textContent()) === '');
	await context.close();
}

async function withoutScript(chrome) {
	const context = await chrome.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
	const page = await context.newPage();
	await page.goto(address(site, 'our-work.html'));
	check('without script the contents are open', await page.locator('.contents a').first().isVisible());
	check('without script there is no search box', !(await page.locator('.search').isVisible()));
	check('without script a chart is drawn', await page.locator('.ar-plot svg.ar-at-narrow').first().isVisible());
	check('one of its two drawings', !(await page.locator('.ar-plot svg.ar-at-wide').first().isVisible()));
	await context.close();
}

async function served(chrome, faults) {
	const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
	const server = createServer((request, response) => {
		try {
			const path = new URL(request.url, 'http://x').pathname.replace('/some/sub%20folder/', '') || 'index.html';
			response.setHeader('Content-Type', types[extname(path)] || 'application/octet-stream');
			response.end(readFileSync(join(site, path)));
		} catch {
			response.statusCode = request.url === '/favicon.ico' ? 204 : 404;
			response.end();
		}
	});
	await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
	const base = `http://127.0.0.1:${server.address().port}/some/sub%20folder/`;
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await watched(context, faults), hosts = new Set();
	page.on('request', (request) => hosts.add(new URL(request.url()).host));
	await page.goto(base);
	check('from a server, in a subfolder: styled', await page.evaluate(() => getComputedStyle(document.querySelector('.cover')).backgroundColor !== 'rgba(0, 0, 0, 0)'));
	await page.fill('#search', 'savings');
	const result = page.locator('#search-results a').first();
	const wanted = new URL(await result.getAttribute('href'), base).href;
	await result.click();
	await page.waitForURL(wanted);
	check('and searched', wanted.startsWith(base) && /savings/i.test(await page.textContent('#main')), wanted);
	check('no request leaves the folder', hosts.size === 1, [...hosts]);
	await context.close();
	server.close();
}

async function settings(chrome) {
	const ground = async (options) => {
		const context = await chrome.newContext(options);
		const page = await context.newPage();
		await page.goto(address(site, 'index.html'));
		const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		await context.close();
		return colour;
	};
	const light = await ground({ colorScheme: 'light' }), dark = await ground({ colorScheme: 'dark' });
	check('dark mode follows the reader', light === 'rgb(255, 255, 255)' && dark !== light, `${light} ${dark}`);
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await page.goto(address(site, 'our-work.html'));
	await page.emulateMedia({ media: 'print' });
	const shown = await page.evaluate(() => ['.contents', '.search', '.pager', '.ar-plot .ar-at-wide', 'main h1'].map((selector) =>
		getComputedStyle(document.querySelector(selector)).display !== 'none'));
	check('paper shows the content, not the controls', String(shown) === 'false,false,false,true,true', shown);
	await context.close();
}

/* Words of each page on paper, and the last of each. */
async function printed(page, name) {
	await page.goto(address(site, name));
	const path = join(folder, 'printed.pdf');
	await page.pdf({ path, preferCSSPageSize: true });
	return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
		.map((text) => text.split(/\s+/).filter(Boolean));
}

async function paper(chrome) {
	const context = await chrome.newContext();
	const page = await context.newPage();
	for (const name of ['impact.html', 'our-work.html']) {
		const sheets = await printed(page, name);
		const hollow = sheets.slice(0, -1).map((words, i) => `${i + 1}: ${words.length}`).filter((_, i) => sheets[i].length < 70);
		check(`${name} on paper leaves no page nearly empty`, sheets.length > 3 && !hollow.length, hollow);
		const heads = await page.evaluate(() => [...document.querySelectorAll('main h2, main h3, main h4, main thead tr')]
			.map((node) => node.innerText.trim().split(/\s+/).slice(-2).join(' ')));
		const stranded = sheets.slice(0, -1).map((words) => words.slice(-2).join(' ')).filter((end) => heads.includes(end));
		check(`${name} on paper strands no heading`, !stranded.length, stranded);
	}
	await context.close();
}

async function single(chrome, faults) {
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	for (const path of [site, board]) {
		const page = await watched(context, faults);
		await page.goto(address(path, 'annual-report.html'));
		const outside = await page.evaluate(() => [...document.querySelectorAll('a[href], link, script[src], img[src]')]
			.map((node) => node.getAttribute('href') || node.getAttribute('src')).filter((link) => !/^(#|https?:|mailto:|data:)/.test(link)));
		check('the one file needs nothing beside it', !outside.length, outside);
		const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter((node) =>
			!document.getElementById(decodeURIComponent(node.getAttribute('href').slice(1)))).map((node) => node.outerHTML));
		check('and its links lead to places in it', !dead.length, dead);
		check('its style and script pass its own policy', await page.evaluate(() =>
			document.documentElement.classList.contains('js') && getComputedStyle(document.querySelector('.cover')).backgroundColor !== 'rgba(0, 0, 0, 0)'));
	}
	const page = await context.newPage();
	await page.goto(address(board, 'annual-report.html'));
	check('the marking stands in its title and at its top and foot', (await page.title()).startsWith('OFFICIAL-SENSITIVE')
		&& (await page.locator('.marking').count()) >= 2);
	check('a restricted edition keeps search engines out', (await page.getAttribute('meta[name=robots]', 'content')).includes('noindex'));
	await context.close();
}

function fragments() {
	const text = readFileSync(join(site, 'fragments/our-work.html'), 'utf8');
	const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
	check('ids of a fragment have a prefix', ids.length > 20 && ids.every((id) => id.startsWith('ar-')), ids.filter((id) => !id.startsWith('ar-')));
	const classes = [...text.matchAll(/ class="([^"]*)"/g)].flatMap((match) => match[1].split(' '));
	check('its classes too', classes.every((name) => name === 'ar' || name.startsWith('ar-')));
	const css = readFileSync(join(site, 'fragments/fragment.css'), 'utf8');
	const selectors = css.replace(/@[^{]*\{/g, '').match(/[^{}]+(?=\{)/g).flatMap((list) => list.split(',')).map((one) => one.trim());
	check('its styles stay within it', selectors.every((one) => one.startsWith('.ar')), selectors.filter((one) => !one.startsWith('.ar')));
}

const chrome = await browser();
if (chrome) {
	const faults = [];
	const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
	budgets();
	await links(await watched(context, faults));
	await narrow(chrome);
	await keyboard(chrome, faults);
	await hovering(chrome);
	await withoutScript(chrome);
	await served(chrome, faults);
	await settings(chrome);
	await paper(chrome);
	await single(chrome, faults);
	fragments();
	check('no error in the console, no request that fails', !faults.length, faults);
	await chrome.close();
}
finish();
