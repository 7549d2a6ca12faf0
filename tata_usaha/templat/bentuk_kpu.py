"""How a letter of the office has to look: paper, margins, type, styles, a signature that is never alone.

The annexes of the KPU's rules with the exact geometry were not at hand: what rests on general rules or
on practice is a CATATAN. A GALAT is only what would come out wrong: a page that the printing would
turn, a style that is not there. Paper and type themselves are set while printing, from satker.yaml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from tata_usaha.cetak.halaman import UKURAN_MM
from tata_usaha.cetak.kode_kaki import RUANG_MM, cari_tempat
from tata_usaha.cetak.penanda import GAYA_ISIAN, GAYA_MIRING
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import BagianTemplat, Paragraf
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.templat.tipe_isi import bisa_isian, pemilik_dalam
from tata_usaha.word.ruang_nama import W
from zi_model.masalah import Tingkat
from zi_model.naskah.inti.naskah import PenandaTangan
from zi_model.naskah.keluarga import bertepi_sendiri, isi_berkode_kaki
from zi_model.satker import Huruf

TEPI_CM = {"left": ("kiri", 3.0), "right": ("kanan", 2.0), "bottom": ("bawah", 2.5)}
"""Least margins by common habit (docs/konfirmasi.md); a page turned on its side may be bound at its top."""
_TEPI_MENDATAR_CM = {"top": ("atas", 3.0), "bottom": ("bawah", 2.0), "left": ("kiri", 2.5)}
_KELONGGARAN_MM = 2.0
_TWIP_MM = 1440 / 25.4
_HURUF_SIMBOL = ("wingdings", "webdings", "symbol", "segoe ui symbol", "ms gothic")
_RUJUKAN = {"pStyle": "paragraf", "rStyle": "huruf", "tblStyle": "tabel"}
_GAYA_KANTOR = "ND"
_GAYA_PROGRAM = {GAYA_ISIAN: "ND Isian", GAYA_MIRING: "ND Miring"}


def kertas(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find sections on paper that is neither A4 nor F4, or that lie otherwise than they say."""
    if not bacaan.bagian_halaman and bacaan.isi.paragraf:
        pesan = "templat ini tidak menyebut ukuran kertas."
        saran = "Atur ukuran kertas dan garis tepi di Word (Tata Letak), lalu simpan."
        yield Temuan(KodeTemplat.KERTAS, bacaan.isi.paragraf[-1], pesan, saran, tempat="isi, halaman")
    for ke, (bagian, p) in enumerate(bacaan.bagian_halaman):
        tempat = _tempat(bacaan, ke)
        ukuran = bagian.find(f"{W}pgSz")
        lebar, tinggi = (_mm(ukuran, sisi) for sisi in ("w", "h"))
        if ukuran is None or lebar is None or tinggi is None:
            saran = "Pilih ukuran kertas di Word (Tata Letak, Ukuran), lalu simpan."
            yield Temuan(KodeTemplat.KERTAS, p, "ukuran kertas tidak disebut.", saran, tempat=tempat)
            continue
        mendatar = ukuran.get(f"{W}orient") == "landscape"
        if mendatar != (lebar > tinggi):
            pesan = (
                f"kertas {lebar:.0f} × {tinggi:.0f} mm tidak sesuai dengan arah {'mendatar' if mendatar else 'tegak'}."
            )
            saran = "Pilih lagi arah kertas di Word (Tata Letak, Orientasi), lalu simpan."
            yield Temuan(KodeTemplat.KERTAS, p, pesan, saran, tempat=tempat)
        sisi = sorted((lebar, tinggi))
        if not any(
            all(abs(a - b) <= _KELONGGARAN_MM for a, b in zip(sisi, baku, strict=True)) for baku in UKURAN_MM.values()
        ):
            pesan = f"kertas {sisi[0]:.0f} × {sisi[1]:.0f} mm bukan A4 atau F4; program mencetak di kertas satker.yaml."
            saran = "Pilih A4 (210 × 297 mm) atau F4 (215 × 330 mm) di Word."
            yield Temuan(KodeTemplat.KERTAS, p, pesan, saran, None, Tingkat.CATATAN, tempat)


def tepi(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find margins that are missing or too small."""
    sendiri = bertepi_sendiri(bacaan.model)
    for ke, (bagian, p) in enumerate(bacaan.bagian_halaman):
        tempat = _tempat(bacaan, ke)
        jarak = bagian.find(f"{W}pgMar")
        if jarak is None or any(_mm(jarak, sisi) is None for sisi in ("left", "right", "top", "bottom")):
            saran = "Atur garis tepi di Word (Tata Letak, Margin), lalu simpan."
            yield Temuan(KodeTemplat.TEPI, p, "garis tepi tidak disebut.", saran, tempat=tempat)
            continue
        ukuran = bagian.find(f"{W}pgSz")
        mendatar = ukuran is not None and ukuran.get(f"{W}orient") == "landscape"
        if sendiri or (mendatar and not _sempit(jarak, _TEPI_MENDATAR_CM)):
            continue
        for nama, kini, batas in _sempit(jarak, TEPI_CM):
            pesan = f"garis tepi {nama} {kini:.1f} cm, kurang dari {batas:.1f} cm.".replace(".", ",", 2)
            saran = f"Jadikan {batas:.1f} cm di Word (Tata Letak, Margin).".replace(".", ",", 1)
            yield Temuan(KodeTemplat.TEPI, p, pesan, saran, None, Tingkat.CATATAN, tempat)


def _sempit(jarak: etree._Element, batas: dict[str, tuple[str, float]]) -> list[tuple[str, float, float]]:
    """Return the margins that are smaller than allowed, as (name, centimetres, least centimetres)."""
    kini = {sisi: abs(_mm(jarak, sisi) or 0) / 10 for sisi in batas}
    return [(nama, kini[sisi], cm) for sisi, (nama, cm) in batas.items() if kini[sisi] < cm - 0.05]


def kode_kaki(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find a first page whose margins leave no room for the letter's code, which is then not printed."""
    sebut = bacaan.bagian_halaman[:1]
    if sebut and isi_berkode_kaki(bacaan.model) and cari_tempat(bacaan.isi.akar) is None:
        pesan = "garis tepi halaman pertama terlalu sempit untuk kode naskah, jadi kodenya tidak dicetak."
        saran = f"Beri {RUANG_MM} mm di kiri atau di bawah, supaya pindaian naskahnya dikenali dari kodenya."
        yield Temuan(KodeTemplat.TEPI, sebut[0][1], pesan, saran, None, Tingkat.CATATAN, _tempat(bacaan, 0))


def huruf(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find text in another type than the template's own, and a template whose own is not the office's default."""
    baku, dasar = Huruf().nama, bacaan.gaya.nama_dasar()
    if dasar != baku and bacaan.isi.paragraf:
        pesan = f"huruf dasar templat ini {dasar or 'tidak disebut'}, bukan {baku}."
        saran = "Ubah huruf gaya Normal di Word; huruf kantor diatur di satker.yaml."
        yield Temuan(KodeTemplat.HURUF, bacaan.isi.paragraf[0], pesan, saran, None, Tingkat.CATATAN, "isi")
    lain: dict[str, list[Paragraf]] = defaultdict(list)
    for bagian in bacaan.bagian:
        for p in bagian.paragraf:
            for nama in dict.fromkeys(_huruf_terlihat(bacaan, bagian, p)):
                lain[nama].append(p)
    for nama, paragraf in lain.items():
        if nama != dasar and not nama.lower().startswith(_HURUF_SIMBOL):
            jumlah = f" (dan {len(paragraf) - 1} paragraf lain)" if len(paragraf) > 1 else ""
            pesan = f"tulisan memakai huruf {nama}, lain dari huruf dasarnya{jumlah}."
            saran = "Pilih tulisan itu di Word, lalu hapus pemformatannya (Ctrl+Spasi)."
            yield Temuan(KodeTemplat.HURUF, paragraf[0], pesan, saran, None, Tingkat.CATATAN)


def _huruf_terlihat(bacaan: Bacaan, bagian: BagianTemplat, p: Paragraf) -> Iterator[str]:
    """Yield the types of what is printed of a paragraph; tags that only steer are not."""
    tersembunyi = [(t.mulai, t.akhir) for t in bagian.tag_di(p) if not t.mentah.startswith("{{")]
    for letak, el in p.potongan:
        if el.tag != f"{W}t" or any(
            awal <= letak and letak + len(el.text or "") <= akhir for awal, akhir in tersembunyi
        ):
            continue
        potongan = next(el.iterancestors(f"{W}r"))
        if (el.text or "").strip() and (nama := bacaan.gaya.huruf(potongan, p.el)):
            yield nama


def gaya_hilang(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find styles that paragraphs, text or tables name and the file does not have.

    Without one of Word's own, which programs do leave out, text looks as everywhere else; without one of the
    office's it loses its place.
    """
    for bagian in bacaan.bagian:
        menurut_el = {p.el: p for p in bagian.paragraf}
        for el in bagian.akar.iter(*(W + n for n in _RUJUKAN)):
            nama = el.get(f"{W}val")
            if nama in bacaan.gaya or nama is None:
                continue
            tabel = next(el.iterancestors(f"{W}tbl"), None) if el.tag == f"{W}tblStyle" else None
            tuju = next(el.iterancestors(f"{W}p"), None) if tabel is None else next(tabel.iter(f"{W}p"), None)
            p = menurut_el.get(tuju) if tuju is not None else None
            if p is not None:
                pesan = f"gaya {_RUJUKAN[etree.QName(el).localname]} “{nama}” tidak ada di templat ini."
                saran = "Pilih gaya lain untuk tulisan itu, atau salin gayanya dari templat asli (Gaya, Kelola, Impor)."
                tingkat = Tingkat.GALAT if nama.startswith(_GAYA_KANTOR) else Tingkat.CATATAN
                yield Temuan(KodeTemplat.GAYA, p, pesan, saran, None, tingkat)
    if bacaan.isi.paragraf and any(bisa_isian(m.model_fields[n].annotation) for m, n in pemilik_dalam(bacaan.model)):
        for id_gaya, nama in _GAYA_PROGRAM.items():
            if id_gaya not in bacaan.gaya:
                pesan = f"gaya “{nama}” tidak ada di templat ini; program memakai bentuk bawaannya."
                saran = "Salin gaya itu dari templat asli kalau bentuk isian ingin diatur di Word."
                p = bacaan.isi.paragraf[0]
                yield Temuan(KodeTemplat.GAYA, p, pesan, saran, None, Tingkat.CATATAN, "isi")


def tanda_tangan(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find signature blocks that may be torn apart by the end of a page: no style keeps their lines together."""
    jabatan, nama = (_paragraf_bidang(bacaan, bidang) for bidang in ("jabatan", "nama"))
    semua = list(bacaan.isi.paragraf)
    for p in jabatan:
        akhir = next((semua.index(n) for n in nama if semua.index(n) >= semua.index(p)), None)
        if p.leluhur("tc") is not None or akhir is None:
            continue
        for baris in semua[semua.index(p) : akhir]:
            kendali = any(t.awalan for t in bacaan.isi.tag_di(baris))
            if not kendali and not bacaan.gaya.lekat(baris.el):
                pesan = "jabatan dan nama penanda tangan dapat terpisah ke dua halaman."
                saran = "Pakai gaya “ND Tanda Tangan Jabatan”, atau pilih Paragraf, Biarkan bersama berikutnya."
                yield Temuan(KodeTemplat.TANDA_TANGAN, baris, pesan, saran, None, Tingkat.CATATAN)
                break


def _paragraf_bidang(bacaan: Bacaan, nama: str) -> list[Paragraf]:
    """Return the paragraphs of the body that print a field of whoever signs."""
    cetakan = bacaan.nama[id(bacaan.isi)].cetakan
    return [bacaan.tag_pada(bacaan.isi, c.baris).paragraf for c in cetakan if (PenandaTangan, nama) in c.bidang]


def _tempat(bacaan: Bacaan, ke: int) -> str:
    _, p = bacaan.bagian_halaman[ke]
    return f"isi, halaman bagian {ke + 1} (mulai “{p.cuplikan}”)" if len(bacaan.bagian_halaman) > 1 else "isi, halaman"


def _mm(el: etree._Element | None, sisi: str) -> float | None:
    """Return a measure in millimetres; None when it is not there or no number."""
    nilai = None if el is None else el.get(W + sisi)
    try:
        return None if nilai is None else float(nilai) / _TWIP_MM
    except ValueError:
        return None
