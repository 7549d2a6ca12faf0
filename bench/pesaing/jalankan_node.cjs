// One npm library prints one letter again and again for a while; started by bench/cetak.py, which reads the JSON line.
'use strict';
const fs = require('fs');
const { mesin, templat, isi, keluar, detik, pemanasan } = JSON.parse(process.argv[2]);
const sumber = fs.readFileSync(templat);
const data = JSON.parse(fs.readFileSync(isi, 'utf8'));
const UKURAN = [287, 215]; // 76 × 57 mm in pixels of 96 to the inch

function docxtemplater() {
  const PizZip = require('pizzip');
  const Docxtemplater = require('docxtemplater');
  const ImageModule = require('docxtemplater-image-module-free');
  return () => {
    const gambar = new ImageModule({ centered: false, getImage: (berkas) => fs.readFileSync(berkas), getSize: () => UKURAN });
    const dokumen = new Docxtemplater(new PizZip(sumber), { paragraphLoop: true, linebreaks: true, modules: [gambar] });
    dokumen.render(data);
    return dokumen.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  };
}

function easyTemplateX() {
  const { TemplateHandler, MimeType } = require('easy-template-x');
  const bergambar = (baris) => {
    const hasil = { ...baris };
    for (const [nama, berkas] of Object.entries(baris))
      if (nama.startsWith('gambar'))
        hasil[nama] = { _type: 'image', source: fs.readFileSync(berkas), format: MimeType.Jpeg, width: UKURAN[0], height: UKURAN[1] };
    return hasil;
  };
  return () => {
    const lengkap = data.foto ? { ...data, foto: data.foto.map(bergambar) } : data;
    return new TemplateHandler().process(sumber, lengkap);
  };
}

function carbone() {
  const pustaka = require('carbone');
  return () => new Promise((selesai, gagal) => pustaka.render(templat, data, (galat, hasil) => (galat ? gagal(galat) : selesai(hasil))));
}

// maxRSS would tell that of the process that started this one, too
function puncakMemori() {
  const status = '/proc/self/status';
  if (!fs.existsSync(status)) return process.resourceUsage().maxRSS / 1024;
  return Number(fs.readFileSync(status, 'utf8').match(/VmHWM:\s*(\d+)/)[1]) / 1024;
}

const versi = (nama) => JSON.parse(fs.readFileSync(require.resolve(nama).replace(new RegExp(`(node_modules/${nama})/.*`), '$1/package.json'), 'utf8')).version;

async function main() {
  const [paket, cetak] = { docxtemplater: ['docxtemplater', docxtemplater], 'easy-template-x': ['easy-template-x', easyTemplateX], carbone: ['carbone', carbone] }[mesin];
  const satu = cetak();
  fs.writeFileSync(keluar, await satu());
  for (const sampai = Date.now() + 1000 * pemanasan; Date.now() < sampai; ) await satu();
  let banyak = 0;
  const awal = process.cpuUsage();
  for (const sampai = Date.now() + 1000 * detik; Date.now() < sampai; banyak++) await satu();
  const pakai = process.cpuUsage(awal);
  const ms = (pakai.user + pakai.system) / 1000 / banyak;
  console.log(JSON.stringify({ ms, rss_mib: puncakMemori(), versi: versi(paket) }));
}

main().then(() => process.exit(0), (galat) => { console.error(galat); process.exit(1); });
