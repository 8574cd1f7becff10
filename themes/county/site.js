/* Everything here is an enhancement: without it a page loses the search box, the folded contents on phones and the
   values that charts show on hover, and nothing else. One classic script, no request but the search index. */
(function () {
	"use strict";
	var root = document.documentElement;
	root.classList.add("js");

	function all(selector, within) {
		return Array.prototype.slice.call((within || document).querySelectorAll(selector));
	}

	/* An element with attributes, put into PARENT before BEFORE or at its end. */
	function put(parent, name, attributes, text, before) {
		var element = document.createElement(name);
		Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
		element.textContent = text || "";
		return parent.insertBefore(element, before || null);
	}

	/* The program's words, which stand before this script: a phrase with its parts, in the form that its count takes. */
	function say(name, parts) {
		var forms = window.annualWords[name], form = forms.other;
		if (parts && "count" in parts && window.Intl && Intl.PluralRules) {
			form = forms[new Intl.PluralRules(root.lang || "en").select(parts.count)] || form;
		}
		return form.replace(/\{(\w+)\}/g, function (all, part) { return String(parts[part]); });
	}

	/* Contents fold on small screens. */
	function contents() {
		var list = document.getElementById("contents-list");
		if (!list) return;
		var button = put(list.parentNode, "button", { type: "button", "aria-expanded": "false", "aria-controls": list.id }, say("contents"), list);
		button.addEventListener("click", function () {
			var open = list.parentNode.classList.toggle("open");
			button.setAttribute("aria-expanded", String(open));
		});
	}

	/* A table is a tab stop only while it has to scroll. */
	function tables() {
		all(".ar-table").forEach(function (box) {
			var caption = box.querySelector("caption");
			function fit() {
				if (box.scrollWidth > box.clientWidth + 1) {
					box.tabIndex = 0;
					box.setAttribute("role", "region");
					if (caption && caption.id) box.setAttribute("aria-labelledby", caption.id);
					else box.setAttribute("aria-label", caption ? caption.textContent : say("table"));
				} else {
					["tabindex", "role", "aria-labelledby", "aria-label"].forEach(function (name) {
						box.removeAttribute(name);
					});
				}
			}
			if (window.ResizeObserver) new ResizeObserver(fit).observe(box);
			else fit();
		});
	}

	/* A chart's values in words, from its table: a row a category; a column a series, or a number and its percentage. */
	function valuesOf(plot) {
		var series = Number(plot.getAttribute("data-series")), figure = plot.closest("figure");
		var heads = all("thead tr:last-child th", figure).slice(-series), values = [];
		all("tbody tr", figure).forEach(function (row) {
			var cells = all("td", row).map(function (cell) { return cell.textContent.trim(); });
			var label = row.cells[0].textContent.trim();
			if (series === 1) values.push(label + ": " + cells[0] + (cells[1] && cells[1] !== cells[0] ? " (" + cells[1] + ")" : ""));
			else for (var i = 0; i < series; i++) values.push(label + ", " + (heads[i] ? heads[i].textContent.trim() : "") + ": " + cells[i]);
		});
		return values;
	}

	/* A mark that does not say which value it stands for is the next of its series. */
	function number(plot) {
		var series = Number(plot.getAttribute("data-series")), last = 0;
		all("g[data-s]", plot).forEach(function (group) {
			var next = Number(group.getAttribute("data-s"));
			all("path, circle", group).forEach(function (mark) {
				var index = mark.hasAttribute("data-i") ? Number(mark.getAttribute("data-i")) : next;
				mark.setAttribute("data-i", index);
				next = index + series;
				last = Math.max(last, index);
			});
		});
		return last;
	}

	/* A chart is one tab stop: arrow keys move from value to value, Escape puts the value away. */
	function chart(plot) {
		var values = valuesOf(plot).slice(0, number(plot) + 1);
		if (!values.length) return;
		var shown = -1, value = put(plot, "p", { "class": "ar-value", role: "status" });
		plot.tabIndex = 0;
		plot.setAttribute("role", "group");
		plot.setAttribute("aria-label", say("values"));
		/* A title element would show as a tooltip over every value. */
		var title = plot.querySelector("title"), about = plot.querySelector("desc");
		var label = title.textContent + (about ? ". " + about.textContent : "");
		all("svg", plot).forEach(function (svg) {
			svg.setAttribute("aria-label", label);
			svg.removeAttribute("aria-labelledby");
		});
		title.remove();

		function place(mark) {
			var frame = plot.getBoundingClientRect(), box = mark.getBoundingClientRect();
			var left = Math.min(box.left - frame.left + 8, frame.width - value.offsetWidth);
			var top = box.top - frame.top - value.offsetHeight - 6;
			value.style.left = Math.max(0, left) + "px";
			value.style.top = (top < -40 ? box.bottom - frame.top + 6 : top) + "px";
		}
		function show(index) {
			all(".ar-on", plot).forEach(function (mark) { mark.classList.remove("ar-on"); });
			shown = index;
			value.textContent = index < 0 ? "" : values[index];
			if (index < 0) return;
			var marks = all('[data-i="' + index + '"]', plot);
			marks.forEach(function (mark) { mark.classList.add("ar-on"); });
			var seen = marks.filter(function (mark) { return mark.getClientRects().length; })[0];
			place(seen || plot);
		}
		plot.addEventListener("pointerover", function (event) {
			var index = event.target.getAttribute && event.target.getAttribute("data-i");
			if (index !== null && index !== undefined) show(Number(index));
		});
		plot.addEventListener("pointerleave", function () {
			if (document.activeElement !== plot) show(-1);
		});
		plot.addEventListener("blur", function () { show(-1); });
		plot.addEventListener("keydown", function (event) {
			var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
			if (step) show(shown < 0 ? (step > 0 ? 0 : values.length - 1) : (shown + step + values.length) % values.length);
			else if (event.key === "Home") show(0);
			else if (event.key === "End") show(values.length - 1);
			else if (event.key !== "Escape") return;
			else show(-1);
			event.preventDefault();
		});
		document.addEventListener("keydown", function (event) {
			if (event.key === "Escape" && shown >= 0) show(-1);
		});
	}

	/* What a keyboard types for a character that typography prints; letters as anchors fold them. */
	var plain = {
		"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-",
		"\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "", "\u200b": "",
		"\u2060": "", "\u2026": "...", "\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0127": "h", "\u0131": "i", "\u0167": "t",
		"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f0": "d", "\u00fe": "th", "\u00d7": "x"
	};

	function foldOne(letter) {
		letter = letter.toLowerCase();
		if (letter < "\u0080") return letter;
		if (plain.hasOwnProperty(letter)) return plain[letter];
		return letter.normalize ? letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : letter;
	}

	function fold(text) {
		return text.toLowerCase().replace(/[^\u0000-\u007f]/g, foldOne);
	}

	/* A text folded, with where each of its characters stands in the original. */
	function folded(text) {
		var out = "", places = [];
		for (var i = 0; i < text.length; i++) {
			var letters = foldOne(text.charAt(i));
			for (var j = 0; j < letters.length; j++) places.push(i);
			out += letters;
		}
		places.push(text.length);
		return { text: out, places: places };
	}

	/* How well an entry answers: headings count most, then whole words; 0 where a word is missing. */
	function score(entry, words) {
		var sum = 0;
		for (var i = 0; i < words.length; i++) {
			var word = words[i], found = 0;
			if (entry.heading.indexOf(word) >= 0) found += 8;
			if (entry.page.indexOf(word) >= 0) found += 2;
			var at = entry.text.indexOf(word);
			if (at >= 0) found += at === 0 || /[^a-z0-9]/.test(entry.text.charAt(at - 1)) ? 3 : 1;
			if (!found) return 0;
			sum += found;
		}
		return sum;
	}

	/* The text around the first word found, with the words marked. */
	function context(parent, text, words) {
		var own = folded(text), places = own.places, first = Math.max(0, own.text.indexOf(words[0]));
		var from = Math.max(0, first - 50), to = Math.min(own.text.length, first + 110), start;
		while (from > 0 && own.text.charAt(from - 1) !== " ") from--;
		while (to < own.text.length && own.text.charAt(to) !== " ") to++;
		function found(at) {
			return words.filter(function (word) { return own.text.substr(at, word.length) === word; })[0];
		}
		if (from > 0) parent.appendChild(document.createTextNode("… "));
		for (var i = start = from; i <= to;) {
			var word = i < to && found(i);
			if (!word && i < to) { i++; continue; }
			if (i > start) parent.appendChild(document.createTextNode(text.slice(places[start], places[i])));
			if (!word) break;
			put(parent, "mark", {}, text.slice(places[i], places[i + word.length]));
			i = start = i + word.length;
		}
		if (to < own.text.length) parent.appendChild(document.createTextNode(" …"));
	}

	function search() {
		var box = document.querySelector(".search");
		if (!box) return;
		box.setAttribute("role", "search");
		put(box, "label", { "for": "search" }, say("search"));
		var input = put(box, "input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", "aria-describedby": "search-status" });
		var status = put(box, "p", { id: "search-status", role: "status" }), list = put(box, "ol", { id: "search-results" });
		var entries = null, loading = false, most = 12;

		function load() {
			if (loading) return;
			loading = true;
			var script = put(document.head, "script", { src: "search-index.js" });
			script.onload = function () {
				entries = window.annualIndex.map(function (row) {
					return { row: row, heading: fold(row[1]), page: fold(row[2]), text: fold(row[3]) };
				});
				find();
			};
			script.onerror = function () { status.textContent = say("missing"); };
		}
		function clear() {
			list.textContent = "";
			status.textContent = "";
		}
		function add(row, words) {
			var link = put(put(list, "li", {}), "a", { href: row[0] });
			put(link, "strong", {}, row[1]);
			if (row[2] !== row[1]) put(link, "span", {}, row[2]);
			context(put(link, "span", {}), row[3], words);
		}
		function find() {
			var query = input.value.trim(), words = fold(query).split(/\s+/).filter(Boolean);
			list.textContent = "";
			if (!entries || query.length < 2) {
				status.textContent = entries || !query ? "" : say("searching");
				return;
			}
			var found = entries.map(function (entry, order) {
				return { row: entry.row, order: order, score: score(entry, words) };
			}).filter(function (one) { return one.score; });
			found.sort(function (a, b) { return b.score - a.score || a.order - b.order; });
			found.slice(0, most).forEach(function (one) { add(one.row, words); });
			status.textContent = found.length === 0 ? say("nothing", { query: query })
				: found.length > most ? say("best", { most: most, count: found.length })
				: say("results", { count: found.length });
		}
		function move(event, step) {
			var links = all("a", list), at = links.indexOf(document.activeElement);
			if (!links.length) return;
			event.preventDefault();
			if (at + step < 0) input.focus();
			else links[Math.min(at + step, links.length - 1)].focus();
		}
		input.addEventListener("focus", load);
		input.addEventListener("input", function () { load(); find(); });
		input.parentNode.addEventListener("keydown", function (event) {
			if (event.key === "ArrowDown") move(event, 1);
			else if (event.key === "ArrowUp") move(event, -1);
			else if (event.key === "Enter" && event.target === input && list.firstChild) list.querySelector("a").click();
			else if (event.key === "Escape") {
				input.value = "";
				clear();
				input.focus();
			}
		});
		document.addEventListener("click", function (event) {
			if (!box.contains(event.target)) clear();
		});
		box.addEventListener("focusout", function (event) {
			if (event.relatedTarget && !box.contains(event.relatedTarget)) clear();
		});
		list.addEventListener("click", function () { setTimeout(clear, 0); });
	}

	/* Paper shows no values on hover: a line chart's table is printed. */
	function print() {
		var tables = all(".ar-unlabelled details:not([open])"), opened = [];
		window.addEventListener("beforeprint", function () {
			opened = tables.filter(function (table) { return !table.open; });
			opened.forEach(function (table) { table.open = true; });
		});
		window.addEventListener("afterprint", function () {
			opened.forEach(function (table) { table.open = false; });
		});
	}

	document.addEventListener("DOMContentLoaded", function () {
		print();
		contents();
		tables();
		all(".ar-chart .ar-plot").forEach(chart);
		search();
	});
})();
