/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a report looks: light and dark, on paper, on a telephone; colours that stay apart for the
 * colour-blind, from dark blue over grey to yellow, so that lightness alone tells them too.
 * Source: CSS; Okabe and Ito (2008) for the colours of readings. Invariant: nothing here holds < or
 * &, so that the page is well-formed XML, and nothing asks a network. */

#include "report/style-private.h"

#include "base/digest-private.h"

#include <nettle/base64.h>

const char awrash_i_style_chart[]
    = ":root{--ink:#1c2430;--soft:#55606d;--line:#d2d8df;--back:#fff;--card:#f4f6f8;--mark:#9a3700;"
      "--accent:#12507b}\n"
      "@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ecf0;--soft:#aeb9c5;"
      "--line:#3d4853;--back:#12171d;--card:#1c232b;--mark:#ffb27d;--accent:#8ec7f0}}\n"
      "svg{font:12px system-ui,'Noto Sans Arabic','Noto Naskh Arabic',sans-serif;direction:ltr}\n"
      "text{fill:#1c2430}.p{stroke:#fff;stroke-width:3;paint-order:stroke}.e{text-anchor:end}"
      ".c,.v,.s{text-anchor:middle}.s{font-size:8px}\n"
      ":root[lang=ar] .v{direction:rtl}.v{transform:translate(240px,14px);opacity:0;"
      "font-weight:600;pointer-events:none}.k:hover>.v,.k:focus>.v{opacity:1}\n"
      ".k:focus{outline:none}.k:focus>:first-child{stroke:var(--mark);stroke-width:3}\n"
      ".k0{fill:#12305f}.k1{fill:#3d4f74}.k2{fill:#5b6678}.k3{fill:#8c9091}.k4{fill:#b0aa7c}"
      ".k5{fill:#d2c469}.k6{fill:#f6e04b}.kn{fill:#d2d8df}\n"
      ".a{stroke:#fff;stroke-width:.7;vector-effect:non-scaling-stroke;fill-rule:evenodd}"
      ".a.k4,.a.k5,.a.k6{stroke:#444}.j{pointer-events:none}\n"
      ".t0,.t0 text,.t1,.t1 text,.t2,.t2 text{fill:#fff}"
      ".t3,.t3 text,.t4,.t4 text,.t5,.t5 text,.t6,.t6 text{fill:#000}\n"
      ".n{stroke:#1c2430;stroke-dasharray:4 3;fill:none}.g{stroke:#d2d8df;fill:none}"
      ".l{stroke:#12507b;stroke-width:2.5;fill:none}"
      ".b{stroke:#9a3700;stroke-width:2;stroke-dasharray:2 3;fill:none}.d{fill:#12507b}\n"
      ".h{fill:url(#hatch);stroke:#000;stroke-width:.5}.hb{fill:#fff}.x{stroke:#000;stroke-width:3}"
      ".z{fill:none;pointer-events:all}.own{stroke:#1c2430;stroke-width:3}\n"
      ".r0{fill:#0072b2}.r1{fill:#d55e00}.r2{fill:#009e73}.r3{fill:#cc79a7}.r4{fill:#8a6d00}"
      ".r5{fill:#56b4e9}\n"
      /* The same colours by the reader's preference; what makes pictures of a chart by itself knows
       * no variables and keeps those above. */
      "text{fill:var(--ink)}.p{stroke:var(--back)}.n,.own{stroke:var(--ink)}.g{stroke:var(--line)}"
      ".l{stroke:var(--accent)}.b{stroke:var(--mark)}.d{fill:var(--accent)}.kn{fill:var(--line)}\n";

const char awrash_i_style_page[]
    = "html[lang=ar] :is(.m2,.m4,.m6,i[lang=fr],i[lang=en],bdi[lang=fr],bdi[lang=en],"
      "tspan[lang=fr],tspan[lang=en]),html[lang=fr] :is(.m1,.m4,.m5,i[lang=ar],i[lang=en],"
      "bdi[lang=ar],bdi[lang=en],tspan[lang=ar],tspan[lang=en]),html[lang=en] :is(.m1,.m2,.m3,"
      "i[lang=ar],i[lang=fr],bdi[lang=ar],bdi[lang=fr],tspan[lang=ar],tspan[lang=fr])"
      "{display:none}\ni{font-style:normal}\n"
      "*{box-sizing:border-box}html{color-scheme:light dark}\n"
      "body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.6 system-ui,"
      "'Noto Sans Arabic','Noto Naskh Arabic',sans-serif;overflow-wrap:anywhere}\n"
      "header,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}\n"
      "h1{font-size:1.6rem;line-height:1.3;margin:1rem 0 .3rem}"
      "h2{font-size:1.25rem;line-height:1.4;margin:2.2rem 0 .4rem}p{margin:.4rem 0}\n"
      /* What is not in sight is laid out once the first lines are painted; on paper everything is.
       */
      "@media screen{html:not(.whole) section{content-visibility:auto;contain-intrinsic-size:auto "
      "50rem}}\n"
      ".q{font-size:1.15rem;font-weight:600}.f{color:var(--soft);font-size:.9rem}\n"
      "nav{display:flex;flex-wrap:wrap;gap:.4rem;padding-top:.8rem}"
      "button{font:inherit;min-height:2rem;padding:.1rem .9rem;border:1px solid var(--soft);"
      "border-radius:1rem;background:var(--back);color:var(--ink);cursor:pointer}"
      "button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);"
      "color:var(--back)}\n"
      "a{color:var(--accent)}:focus-visible{outline:3px solid var(--mark);outline-offset:2px}\n"
      ".w{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;min-width:100%;"
      "font-size:.92rem;overflow-wrap:normal}"
      "th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:start;"
      "vertical-align:top}thead th{border-bottom:2px solid var(--soft)}"
      "td,th.i{text-align:end;font-variant-numeric:tabular-nums}td{white-space:nowrap}"
      "td.x{text-align:start;white-space:normal}"
      "tr.u>*{font-weight:700;border-top:2px solid var(--soft)}\n"
      "td.k0,td.k1,td.k2{color:#fff}td.k3,td.k4,td.k5,td.k6{color:#000}td.k0{background:#12305f}"
      "td.k1{background:#3d4f74}td.k2{background:#5b6678}td.k3{background:#8c9091}"
      "td.k4{background:#b0aa7c}td.k5{background:#d2c469}td.k6{background:#f6e04b}"
      "td[class^=k]{print-color-adjust:exact}td.h{padding-inline-start:1.1rem;background-image:"
      "repeating-linear-gradient(45deg,#000 0 2px,#fff 2px 5px);background-repeat:no-repeat;"
      "background-size:.7rem 100%}[dir=rtl] td.h{background-position:100% 0}\n"
      "tbody th:not([scope]){position:sticky;inset-inline-start:0;background:var(--back)}\n"
      "small{display:block;color:var(--soft);font-size:.8rem;white-space:nowrap}\n"
      "figure{margin:.6rem 0}figure svg{display:block;width:100%;max-width:44rem;height:auto}\n"
      "details{margin:.4rem 0}summary{cursor:pointer;padding:.2rem 0}"
      ".cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));"
      "gap:.6rem;align-items:start}.cards details{margin:0;padding:.4rem .8rem;"
      "background:var(--card);border-radius:.5rem}.cards summary b{margin-inline-end:.6rem}\n"
      "code{overflow-wrap:anywhere;direction:ltr;unicode-bidi:isolate}"
      "dt{font-weight:700}dd{margin:0 0 .5rem}footer{padding-bottom:3rem}\n"
      /* On paper: headings and heads stay with what they are of, cards are open, and what leads
       * somewhere else or stayed closed is not there. */
      "@page{size:A4;margin:14mm}@media print{body{font-size:9.5pt}"
      "nav,.screen,main details:not([open]){display:none}h2,section>p,li,.u{break-after:avoid}"
      "p,li,tr,figure.o,.cards details{break-inside:avoid}thead{display:table-header-group}"
      "tbody tr:nth-child(-n+2),tr:nth-last-child(2){break-after:avoid}li:last-child{break-after:"
      "auto}.w{overflow:visible}table{font-size:7.5pt}"
      ":is([aria-labelledby=h-heat],[aria-labelledby=h-sources]) thead th{overflow-wrap:anywhere}"
      "th,td{padding:.15rem .3rem}small{font-size:7pt;white-space:normal}"
      "figure svg{max-width:15cm}section:has(.long){break-before:page}"
      "figure.o svg{max-height:16cm}figure.long svg{max-height:22.5cm}svg{print-color-adjust:exact}"
      "summary{list-style:none}.cards{display:block;columns:3;column-gap:.5rem}"
      ".cards details{border:1px solid var(--soft);margin-bottom:.5rem}"
      ".cards :is(ul,p){margin:.1rem 0;font-size:8pt;line-height:1.4}}\n";

const char awrash_i_style_script[]
    = "(function(){'use strict';\n"
      "var root=document.documentElement,kept=null,english=root.lang==='en',numbers=[];\n"
      "document.querySelectorAll('td:not(.x),.num,text').forEach(function(place){\n"
      "place.childNodes.forEach(function(node){if(node.nodeType===3){numbers.push(node);}});});\n"
      /* 1 234,5 is 1,234.5 in English and the other way round: no number is rounded or read. */
      "function write(language){if((language==='en')===english){return;}\n"
      "english=!english;numbers.forEach(function(node){\n"
      "node.data=english?node.data.replace(/[\\u202f,]/g,function(mark){"
      "return mark===','?'.':',';})\n"
      ":node.data.replace(/[,.]/g,function(mark){return mark==='.'?',':'\\u202f';});});}\n"
      /* Marks of charts are stops of the keyboard, named by the value that they show. */
      "document.querySelectorAll('g.k').forEach(function(mark,i){\n"
      "mark.lastElementChild.id='v'+i;mark.setAttribute('aria-labelledby','v'+i);\n"
      "mark.setAttribute('role','img');mark.setAttribute('tabindex','0');});\n"
      "var buttons=document.querySelectorAll('button[lang]');\n"
      "function show(button){root.lang=button.lang;root.dir=button.dir;\n"
      "document.title=button.title;write(button.lang);\n"
      "buttons.forEach(function(one){"
      "one.setAttribute('aria-pressed',one===button?'true':'false');});}\n"
      "function keep(language){try{localStorage.setItem('awrash-language',language);}"
      "catch(refused){kept=null;}}\n"
      "buttons.forEach(function(button){button.addEventListener('click',"
      "function(){show(button);keep(button.lang);});});\n"
      "var closed=[];\n"
      "window.addEventListener('beforeprint',function(){\n"
      "closed=Array.from(document.querySelectorAll('.cards details:not([open])'));\n"
      "closed.forEach(function(card){card.open=true;});});\n"
      "window.addEventListener('afterprint',function(){"
      "closed.forEach(function(card){card.open=false;});closed=[];});\n"
      /* A section that is laid out only as the focus reaches it moves what the focus is on. */
      "requestAnimationFrame(function(){setTimeout(function(){root.classList.add('whole');});});\n"
      "try{kept=localStorage.getItem('awrash-language');}catch(refused){kept=null;}\n"
      "buttons.forEach(function(button){if(button.lang===kept){show(button);}});\n"
      "}());\n";

char *
awrash_i_style_hash (const char *first, const char *second)
{
  guint8 bytes[AWRASH_DIGEST_BYTES];
  char encoded[BASE64_ENCODE_RAW_LENGTH (AWRASH_DIGEST_BYTES) + 1];
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  awrash_i_digest_add_text (&digest, first);
  if (second != NULL)
    awrash_i_digest_add_text (&digest, second);
  awrash_i_digest_end (&digest, bytes);
  base64_encode_raw (encoded, sizeof bytes, bytes);
  encoded[BASE64_ENCODE_RAW_LENGTH (AWRASH_DIGEST_BYTES)] = '\0';
  return g_strdup_printf ("'sha256-%s'", encoded);
}
