// Draws the charts of a page from the options that stand beside them, in the colours of the reader's choice.
(() => {
  'use strict';

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let printing = false;

  const light = {
    tones: ['#0b5cad', '#b3410e', '#146c43', '#7b2fa0', '#8a6100', '#b3125f', '#00727a', '#5b5b5b'],
    ink: '#1b1f24', faint: '#57606a', rule: '#dfe3e8', paper: '#ffffff', ramp: ['#f6f7f9', '#7fb2e8'],
  };
  const night = {
    tones: ['#6cb1ff', '#ff9d5c', '#63d297', '#cf9bf0', '#e3bd4f', '#ff8cc0', '#5fd3dc', '#b9bec6'],
    ink: '#e6e9ee', faint: '#a3adb8', rule: '#2d343d', paper: '#1d2128', ramp: ['#1d2128', '#2c5f96'],
  };

  const palette = () => (dark.matches && !printing ? night : light);
  const each = (value, change) => (Array.isArray(value) ? value.map(change) : value && change(value));
  const number = value =>
    typeof value === 'number' ? String(Number(value.toPrecision(7))) : Array.isArray(value) ? value.map(number).join(', ') : value ?? '–';

  // 1e-7 rather than 0.0000001.
  const power = value => (value >= 1e-3 && value < 1e5 ? String(Number(value.toPrecision(7))) : value.toExponential().replace('+', ''));

  function axis(colours, given) {
    return {
      ...given,
      nameTextStyle: { color: colours.faint, ...given.nameTextStyle },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.faint } },
      axisLabel: { color: colours.ink, hideOverlap: true, ...(given.type === 'log' && { formatter: power }), ...given.axisLabel },
      splitLine: { lineStyle: { color: colours.rule }, ...given.splitLine },
    };
  }

  // A curve has no marks, but for points that stand alone: between gaps there is no line that would show them.
  function unmarked(points) {
    const there = point => point !== undefined && point.every(value => value !== null);
    return points.map((point, i) =>
      there(point) && !there(points[i - 1]) && !there(points[i + 1]) ? { value: point, symbol: 'circle', symbolSize: 6 } : point);
  }

  function series(colours, given) {
    const tone = given.tone === undefined ? undefined : colours.tones[given.tone % colours.tones.length];
    const result = { ...given };
    if (tone) {
      result.color = tone;
      result.itemStyle = { color: tone, ...given.itemStyle };
      if (given.lineStyle) result.lineStyle = { color: tone, ...given.lineStyle };
    }
    if (given.type === 'line' && !given.showSymbol) {
      result.showSymbol = true;
      result.symbol = 'none';
      result.data = unmarked(given.data);
    }
    if (given.framed) {
      result.itemStyle = { borderColor: colours.rule, borderWidth: 1 };
      result.label = { color: colours.ink, fontSize: 14, ...given.label };
    }
    if (given.boxes) {
      result.itemStyle = { color: colours.paper, borderColor: colours.tones[0], borderWidth: 1.5 };
      result.lineStyle = { color: colours.faint, width: 1.5, opacity: 0.9 };
      result.label = {
        color: colours.ink, ...given.label,
        formatter: node => (node.value ? node.name + '\n{detail|' + node.value + '}' : node.name),
        rich: { detail: { color: colours.faint, fontSize: 10, lineHeight: 15 } },
      };
      result.tooltip = { formatter: node => (node.dataType === 'node' ? [node.name, node.value].join(' ').replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`) : '') };
    }
    return result;
  }

  function shades(colours, given) {
    if (given.tones) return { ...given, inRange: { color: colours.tones.slice(0, given.tones), opacity: 0.28 } };
    if (given.ramp) return { ...given, inRange: { color: colours.ramp } };
    return given;
  }

  function dressed(option) {
    const colours = palette();
    return {
      ...option,
      animation: !calm.matches && !printing,
      animationDuration: 300,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours.ink },
      title: each(option.title, title => ({ ...title, textStyle: { color: colours.ink, ...title.textStyle } })),
      legend: option.legend && { ...option.legend, textStyle: { color: colours.ink }, pageTextStyle: { color: colours.ink }, pageIconColor: colours.ink, pageIconInactiveColor: colours.rule, inactiveColor: colours.faint, itemWidth: 34 },
      tooltip: { ...option.tooltip, backgroundColor: colours.paper, borderColor: colours.faint, textStyle: { color: colours.ink }, valueFormatter: number },
      xAxis: each(option.xAxis, given => axis(colours, given)),
      yAxis: each(option.yAxis, given => axis(colours, given)),
      visualMap: option.visualMap && shades(colours, option.visualMap),
      series: option.series.map(given => series(colours, given)),
    };
  }

  function draw(element) {
    const option = JSON.parse(document.getElementById(element.dataset.option).textContent);
    const old = echarts.getInstanceByDom(element);
    if (old) old.dispose();
    const chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(dressed(option));
    element.dataset.drawn = 'yes';
  }

  function save(button) {
    const chart = echarts.getInstanceByDom(document.getElementById(button.dataset.chart));
    const link = document.createElement('a');
    link.href = chart.getDataURL({ type: 'svg' });
    link.download = button.dataset.chart + '.svg';
    link.click();
  }

  const charts = [...document.querySelectorAll('.chart')];
  const drawAll = () => charts.forEach(draw);

  drawAll();
  document.querySelectorAll('.save').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => save(button));
  });
  dark.addEventListener('change', drawAll);
  calm.addEventListener('change', drawAll);
  // On paper nothing can be unfolded: answers are printed, and folded again afterwards. It has another width than the window,
  // and nobody tells it beforehand: a drawing with a view box shrinks to it.
  const scalable = svg => svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  let unfolded = [];
  addEventListener('beforeprint', () => {
    printing = true;
    unfolded = [...document.querySelectorAll('.prose > details:not([open])')];
    unfolded.forEach(question => { question.open = true; });
    drawAll();
    document.querySelectorAll('.chart svg').forEach(scalable);
  });
  addEventListener('afterprint', () => {
    printing = false;
    unfolded.forEach(question => { question.open = false; });
    drawAll();
  });
  const resized = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const chart = echarts.getInstanceByDom(target);
    if (chart && !printing) chart.resize();
  }));
  charts.forEach(chart => resized.observe(chart));
})();
