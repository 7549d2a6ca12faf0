"""Which letter of the register a scan, or a signed PDF, is of: told by what it carries, never by its name.

The key in a PDF's properties or the code in the footer of its first page names the letter, and is believed only where
the text, if there is any, does not speak against it: people print old files anew and copy footers. A code on another
page is none: an invitation is often attached to the report on its meeting. Without key and code number, kind and year
in the text have to fit exactly one letter; of a letter that has no number in the register, kind, title and period.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pembaca.asing import teruskan_galat_baca
from tata_usaha.bukti.pembaca.gambar import buka_gambar, ukur_gambar
from tata_usaha.bukti.pembaca.halaman_pdf import PdfTerbuka, TakTerbuka, buka_pdf
from tata_usaha.bukti.pembaca.kode_qr import baca_kode
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from zi_model.bahasa import deret
from zi_model.bukti import JenisBerkas
from zi_model.naskah.inti.kode_kaki import POLA_KODE_KAKI, kode_kaki
from zi_model.naskah.keluarga import bernomor
from zi_model.pengenalan import (
    CalonNaskah,
    KepalaNaskah,
    Putusan,
    baca_kepala,
    cocokkan,
    pilih_menurut_judul,
    pilih_menurut_nomor,
)
from zi_model.periode import Periode, PeriodeTidakSah

CARA_KODE = "kode di kaki halaman"
CARA_SIFAT = "kunci di sifat PDF"
CARA_NOMOR = "nomor, jenis, dan tahun di teks"
CARA_JUDUL = "jenis, judul, dan periode di teks"

_KETAJAMAN = (150, 300)
"""Dots per inch at which a page is looked at for the code: the finer ones only where the coarse ones show none."""
_PIKSEL_FOTO_MAKS = 60_000_000
_SEBUT_MAKS = 3
_SRIKANDI = "srikandi"


@dataclass(frozen=True)
class HasilKenali:
    """Which letter a file is of, and by what it was known; without `entri`, `keberatan` says why none is believed.

    `keberatan` is an Indonesian sentence without capital and full stop, `calon` are the letters that were thought of.
    `kepala` is what the text of its first pages says (None: there is no text), `halaman` how many pages it has (None:
    not known). `dipindai` tells whether its first page is a picture (False: it came straight out of a program, and no
    pen has touched it; None: not known).
    """

    entri: EntriAgenda | None
    cara: str = ""
    keberatan: str = ""
    calon: tuple[EntriAgenda, ...] = ()
    kepala: KepalaNaskah | None = None
    halaman: int | None = None
    dipindai: bool | None = None


def kenali_pindaian(
    isi: bytes, entri: Sequence[EntriAgenda], wilayah: str, kantor: str = "", pola: Iterable[str] = ()
) -> HasilKenali:
    """Return which of an office's letters a PDF (or a JPEG or PNG of its first sheet) is of.

    `entri` are the office's letters as the register has them, `wilayah` is its region code, `kantor` its full name
    ("": letterheads are not compared), `pola` its patterns of numbers. A letter in any state may be named, also a
    draft and one that is signed or cancelled: what may be done with it is not asked here. Whatever the file, nothing
    is raised for it.
    """
    berkas = _baca(isi)
    if berkas.keberatan:
        return HasilKenali(None, keberatan=berkas.keberatan)
    buku = _Buku(entri, wilayah, kantor)
    kepala = baca_kepala("\n".join(berkas.teks), pola) if any(satu.strip() for satu in berkas.teks) else None
    hasil = _menurut_tanda(berkas, buku, kepala) or _menurut_teks(berkas, buku, kepala)
    return replace(hasil, kepala=kepala, halaman=berkas.halaman, dipindai=berkas.dipindai)


def bantahan(
    isi: bytes,
    ini: EntriAgenda,
    entri: Sequence[EntriAgenda],
    wilayah: str,
    kantor: str = "",
    pola: Iterable[str] = (),
) -> str:
    """Return in Indonesian what a file says against being the letter that a person named; "" when nothing does.

    The others as in `kenali_pindaian`. A file that tells nothing contradicts nobody.
    """
    hasil = kenali_pindaian(isi, entri, wilayah, kantor, pola)
    if hasil.entri is not None and hasil.entri.kunci != ini.kunci:
        return f"{hasil.cara} menyebut {_nama(hasil.entri)}"
    banding = _calon(ini, kantor)
    if hasil.kepala is None or banding is None:
        return ""
    return deret(cocokkan(hasil.kepala, banding).berbeda)


@dataclass(frozen=True)
class _Berkas:
    """What a file carries: its pages' text, the code texts on its first page and on others, the key in its properties.

    `keberatan` says why nothing of it can be read.
    """

    teks: Sequence[str] = ()
    kode: frozenset[str] = frozenset()
    kode_lain: frozenset[str] = frozenset()
    kunci: str = ""
    halaman: int | None = None
    dipindai: bool | None = None
    keberatan: str = ""

    @property
    def pertama(self) -> str:
        """The text of the first page."""
        return self.teks[0] if self.teks else ""


@dataclass(frozen=True)
class _Buku:
    """The office's letters, by what may name them."""

    entri: Sequence[EntriAgenda]
    wilayah: str
    kantor: str

    @cached_property
    def menurut_kunci(self) -> dict[str, EntriAgenda]:
        """The letters by their keys."""
        return {satu.kunci: satu for satu in self.entri}

    @cached_property
    def menurut_kode(self) -> dict[str, EntriAgenda | None]:
        """The letters by the code in their footers; None: two share it."""
        hasil: dict[str, EntriAgenda | None] = {}
        for satu in self.entri:
            kode = kode_kaki(satu.kunci, self.wilayah)
            hasil[kode] = None if kode in hasil else satu
        return hasil

    @cached_property
    def calon(self) -> list[CalonNaskah]:
        """The letters as texts are compared with them."""
        return [calon for satu in self.entri if (calon := _calon(satu, self.kantor))]

    def entri_calon(self, calon: Iterable[CalonNaskah]) -> tuple[EntriAgenda, ...]:
        return tuple(self.menurut_kunci[satu.kunci] for satu in calon)


def _calon(entri: EntriAgenda, kantor: str) -> CalonNaskah | None:
    try:
        periode = Periode.parse(entri.periode)
    except PeriodeTidakSah:  # by somebody's hand in the register
        return None
    return CalonNaskah(
        kunci=entri.kunci,
        jenis=entri.jenis,
        perihal=entri.perihal,
        periode=periode,
        nomor=entri.nomor,
        tahun_nomor=entri.tahun_nomor,
        tanggal=entri.tanggal,
        kantor=kantor,
    )


def _menurut_tanda(berkas: _Berkas, buku: _Buku, kepala: KepalaNaskah | None) -> HasilKenali | None:
    """Return which letter the code or the key names, if the text lets it; None when there is neither."""
    disebut: dict[str, tuple[EntriAgenda, str]] = {}
    for kode in sorted(berkas.kode):
        if satu := buku.menurut_kode.get(kode):
            disebut.setdefault(satu.kunci, (satu, CARA_KODE))
    if berkas.kunci and (satu := buku.menurut_kunci.get(berkas.kunci)):
        disebut.setdefault(satu.kunci, (satu, CARA_SIFAT))
    calon = tuple(satu for satu, _ in disebut.values())
    if len(calon) > 1:
        return HasilKenali(None, keberatan=f"kode dan sifatnya menyebut beberapa naskah: {_sebut(calon)}", calon=calon)
    if not calon:
        return None
    entri, cara = disebut[calon[0].kunci]
    banding = _calon(entri, buku.kantor)
    if kepala is not None and banding is not None:
        hasil = cocokkan(kepala, banding, berkas.pertama)
        if hasil.putusan is Putusan.BERTENTANGAN:
            return HasilKenali(
                None, keberatan=f"{cara} menyebut {_nama(entri)}, tetapi {deret(hasil.berbeda)}", calon=calon
            )
    return HasilKenali(entri, cara, calon=calon)


def _menurut_teks(berkas: _Berkas, buku: _Buku, kepala: KepalaNaskah | None) -> HasilKenali:
    """Return the one letter that a text fits, or why none."""
    if kepala is None:
        return HasilKenali(None, keberatan=_tanpa_kode(berkas, buku) + ", dan berkasnya tidak berteks")
    cocok = pilih_menurut_nomor(kepala, buku.calon, berkas.pertama)
    cara = CARA_NOMOR
    if not cocok:
        tanpa_nomor = [c for c in buku.calon if c.nomor is None and _tak_bernomor(buku.menurut_kunci[c.kunci])]
        cocok, cara = pilih_menurut_judul(kepala, tanpa_nomor, berkas.pertama), CARA_JUDUL
    calon = buku.entri_calon(cocok)
    if len(calon) == 1:
        return HasilKenali(calon[0], cara, calon=calon)
    if calon:
        return HasilKenali(None, keberatan=f"{cara} cocok dengan beberapa naskah: {_sebut(calon)}", calon=calon)
    return _tak_cocok(berkas, buku, kepala)


def _tak_bernomor(entri: EntriAgenda) -> bool:
    """Tell whether a letter has no number for the register to know: SRIKANDI gives it, or its kind takes none."""
    return entri.jalur == _SRIKANDI or not bernomor(entri.jenis)


def _boleh_tanpa_nomor(kepala: KepalaNaskah, buku: _Buku) -> bool:
    """Tell whether a text is of a kind that takes no number, or of one that waits for a number from SRIKANDI."""
    if not any(bernomor(satu) for satu in (kepala.jenis, f"{kepala.jenis}-")):
        return True
    menunggu = (e.jenis for e in buku.entri if e.jalur == _SRIKANDI and e.nomor is None)
    return any(satu == kepala.jenis or satu.startswith(f"{kepala.jenis}-") for satu in menunggu)


def _tak_cocok(berkas: _Berkas, buku: _Buku, kepala: KepalaNaskah) -> HasilKenali:
    """Return why no letter is the one of a text: what the nearest has otherwise, or what the text does not say."""
    tanpa = _tanpa_kode(berkas, buku)
    if kepala.isian:
        return HasilKenali(None, keberatan=f"{tanpa}, dan nomor di teksnya belum diisi")
    jenis = kepala.jenis.replace("-", " ")
    if jenis and _boleh_tanpa_nomor(kepala, buku):
        sebab = f"tidak ada {jenis} dengan judul dan periode seperti di teksnya yang belum bernomor di buku agenda"
        return HasilKenali(None, keberatan=f"{tanpa}, dan {sebab}")
    if kepala.angka is None or not jenis:
        kurang = deret(nama for nama, ada in (("nomor", kepala.nomor), ("jenis", jenis)) if not ada) or "nomor"
        return HasilKenali(None, keberatan=f"{tanpa}, dan {kurang} naskahnya tidak terbaca di teks")
    dekat = []
    for satu in buku.calon:
        hasil = cocokkan(kepala, satu, berkas.pertama)
        if satu.nomor == kepala.angka and "jenis" in hasil.sama and hasil.berbeda:
            dekat.append((satu, hasil.berbeda))
    keberatan = f"{tanpa}, dan tidak ada {jenis} bernomor {kepala.nomor} di buku agenda"
    if len(dekat) == 1:
        satu, berbeda = dekat[0]
        ini = _nama(buku.menurut_kunci[satu.kunci])
        keberatan = f"{tanpa}; {jenis} bernomor {kepala.angka} di buku agenda ialah {ini}, tetapi {deret(berbeda)}"
    return HasilKenali(None, keberatan=keberatan, calon=buku.entri_calon(satu for satu, _ in dekat))


def _tanpa_kode(berkas: _Berkas, buku: _Buku) -> str:
    """Return what is to be said of the code: there is none, it is nobody's, or it stands on another page."""
    if berkas.kode:
        return f"kode di kaki halaman ({sorted(berkas.kode)[0]}) bukan milik naskah di buku agenda"
    lain = [satu for kode in sorted(berkas.kode_lain) if (satu := buku.menurut_kode.get(kode))]
    if lain:
        return f"kode di kaki halaman ({_sebut(lain)}) ada di halaman lain, bukan di halaman pertama"
    return "tidak ada kode di kaki halaman pertama"


def _sebut(entri: Sequence[EntriAgenda]) -> str:
    nama = [_nama(satu) for satu in entri[:_SEBUT_MAKS]]
    lebih = len(entri) - len(nama)
    return deret([*nama, f"{lebih} lagi"] if lebih else nama)


def _nama(entri: EntriAgenda) -> str:
    """Return a letter as people find it in lists: the name of its file."""
    return f"“{PurePosixPath(entri.berkas).stem}”"


def _baca(isi: bytes) -> _Berkas:
    """Return what a file carries, whatever it is."""
    if isi.startswith(b"\xff\xd8\xff"):
        return _baca_foto(isi, JenisBerkas.JPEG)
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return _baca_foto(isi, JenisBerkas.PNG)
    if b"%PDF-" not in isi[:1024]:
        return _Berkas(keberatan="bukan PDF, JPEG, atau PNG")
    jati_diri = jati_diri_berkas(isi)
    try:
        with buka_pdf(isi) as pdf:
            teks = pdf.teks()
            kode = frozenset(_kode_teks(teks[:1]))
            kode |= frozenset(_kode_gambar(pdf, 0, _KETAJAMAN[:1] if kode else _KETAJAMAN))
            lain: frozenset[str] = frozenset()
            if not kode and not jati_diri:  # told as the reason only
                halaman = sorted({1, pdf.halaman - 1} - {0, pdf.halaman})
                lain = frozenset(_kode_teks(teks[1:])) | {k for h in halaman for k in _kode_gambar(pdf, h)}
            luas = pdf.luas_gambar()
            jumlah = pdf.halaman
    except TakTerbuka:
        return _Berkas(keberatan="PDF tidak dapat dibuka, atau terkunci kata sandi")
    return _Berkas(
        teks=teks,
        kode=kode,
        kode_lain=lain,
        kunci=jati_diri.kunci if jati_diri else "",
        halaman=jumlah,
        dipindai=None if luas is None else luas >= 0.5,
    )


def _baca_foto(isi: bytes, jenis: JenisBerkas) -> _Berkas:
    """Return what a photograph of a sheet carries: one page without text."""
    ukuran = ukur_gambar(isi, jenis)
    if not ukuran.utuh or ukuran.berat or ukuran.piksel > _PIKSEL_FOTO_MAKS:
        return _Berkas(keberatan="fotonya terpotong, rusak, atau terlalu besar untuk dibaca")
    try:
        gambar = buka_gambar(io.BytesIO(isi), jenis)
        kode = frozenset(_sah(baca_kode(gambar.convert("L"))))
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
        teruskan_galat_baca(galat)
        return _Berkas(keberatan="fotonya rusak dan tidak dapat dibuka")
    return _Berkas(kode=kode, halaman=1, dipindai=True)


def _kode_gambar(pdf: PdfTerbuka, halaman: int, ketajaman: Sequence[int] = _KETAJAMAN) -> Iterator[str]:
    """Yield the codes that a page shows; finer pictures are looked at only when the coarse one shows none."""
    for dpi in ketajaman:
        if (gambar := pdf.gambar(halaman, dpi)) is None:
            return
        if kode := list(_sah(baca_kode(gambar))):
            yield from kode
            return


def _sah(kode: Iterable[str]) -> Iterator[str]:
    """Yield what looks like a code of ours: other programs print QR codes too."""
    yield from (satu for satu in kode if POLA_KODE_KAKI.fullmatch(satu))


def _kode_teks(teks: Iterable[str]) -> Iterator[str]:
    for satu in teks:
        yield from POLA_KODE_KAKI.findall(satu)
