"""What arrived in `masuk`, read: its bytes as one PDF, and which letter of the register it is.

Photographs are held together by their names only, so none of them may be the first page of another letter. And a PDF
that came straight out of a program, and that no signature protects, is a letter that nobody has signed yet.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pembaca.hasil_tanda import BERUBAH
from tata_usaha.dasar import berkas
from tata_usaha.outbox.baca_salinan import UKURAN_MAKS
from tata_usaha.outbox.ingatan_masuk import Bacaan
from tata_usaha.outbox.masuk import AKHIRAN_FOTO, Kiriman
from zi_model.bukti import JenisBerkas
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.satker import Satker
from zi_model.srikandi import JALUR

_FOTO = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG})
_SEDIKIT = 2
"""Of so few pages that are there, one that is missing is told also where Word could have needed one less."""
_HALAMAN_MAKS = 60
"""So many pages are looked at for the code of another letter, each in a tenth of a second."""
_MINTA_ASLI = "Minta lagi PDF aslinya dari yang menandatangani, taruh di sini, dan pindahkan yang ini."
_TANDA_ELEKTRONIK = b"/ByteRange"
"""Stands in each PDF that is signed electronically: which of its bytes the signature covers."""


class KirimanTertahan(Exception):
    """What arrived cannot be a signed copy as it is; the message says in Indonesian why, without a full stop.

    `sementara`: the reason lies outside of the file. `saran` says what to do, where that is not plain.
    """

    def __init__(self, alasan: str, *, sementara: bool = False, saran: str = "") -> None:
        super().__init__(alasan)
        self.alasan, self.sementara, self.saran = alasan, sementara, saran


@dataclass(frozen=True)
class IsiKiriman:
    """What arrived as one PDF; `sidik_asal` is the SHA-256 of the one file that lay there, be it a photograph."""

    isi: bytes
    sidik_asal: str

    @property
    def sidik(self) -> str:
        """The SHA-256 of the PDF."""
        return berkas.sha256(self.isi)


def baca_kiriman(kiriman: Kiriman) -> IsiKiriman:
    """Return what arrived as one PDF: the file as it is, or photographs made into one.

    Raises:
        KirimanTertahan: when it is no PDF and no photographs, or cannot be read.
        OSError: when a file is gone, or the system refuses it.

    """
    for satu in kiriman.berkas:
        _periksa_jenis(satu)
    if kiriman.foto:
        isi = _satukan(kiriman.berkas)
        satu_lembar = len(kiriman.berkas) == 1
        return IsiKiriman(isi, berkas.sha256_berkas(kiriman.berkas[0]) if satu_lembar else berkas.sha256(isi))
    try:
        isi = berkas.baca(kiriman.berkas[0], UKURAN_MAKS)
    except berkas.BerkasTakWajar as galat:
        raise KirimanTertahan(str(galat)) from galat
    return IsiKiriman(isi, berkas.sha256(isi))


def keluhan_jenis(kiriman: Kiriman) -> str:
    """Return in Indonesian why it is nothing that can be taken in, as far as its kind tells; "" where it may be."""
    try:
        for satu in kiriman.berkas:
            _periksa_jenis(satu)
    except KirimanTertahan as galat:
        return galat.alasan
    except OSError:  # it is gone, or held: whoever takes it in is told
        return ""
    return ""


def _periksa_jenis(satu: Path) -> None:
    dikenal = kenali(satu)
    if dikenal.alasan:
        if not satu.exists():
            raise FileNotFoundError(satu)
        if dikenal.alasan.startswith(BERUBAH):
            raise KirimanTertahan(dikenal.alasan.partition(";")[0], saran=_MINTA_ASLI)
        alasan = dikenal.alasan if dikenal.sementara else dikenal.alasan.partition(";")[0]
        raise KirimanTertahan(alasan.removesuffix(", bukan jenis berkas bukti"), sementara=dikenal.sementara)
    if dikenal.jenis is JenisBerkas.DOCX:
        raise KirimanTertahan("ini berkas Word, belum bertanda tangan; yang diterima pindaiannya")
    if dikenal.jenis not in (_FOTO if satu.suffix.lower() in AKHIRAN_FOTO else {JenisBerkas.PDF}):
        raise KirimanTertahan(f"isinya {dikenal.jenis}; yang diterima PDF, atau foto JPG atau PNG")


def _satukan(foto: Sequence[Path]) -> bytes:
    from tata_usaha.bukti.pembaca.foto_pdf import FotoTakTerpakai, foto_ke_pdf

    try:
        return foto_ke_pdf(foto)
    except FotoTakTerpakai as galat:
        raise KirimanTertahan(str(galat).removesuffix(".")) from galat


@contextmanager
def sebagai_berkas(kiriman: Kiriman, isi: IsiKiriman) -> Iterator[Path]:
    """Give the one file that signs a letter: as it lies there, or a PDF of the photographs, made for a moment."""
    if not kiriman.foto:
        yield kiriman.berkas[0]
        return
    with tempfile.TemporaryDirectory(prefix="zi-") as folder:
        tempat = Path(folder) / f"{Path(kiriman.nama).stem if len(kiriman.berkas) == 1 else kiriman.nama}.pdf"
        tempat.write_bytes(isi.isi)
        yield tempat


def kenali_kiriman(kiriman: Kiriman, isi: IsiKiriman, entri: Sequence[EntriAgenda], satker: Satker) -> Bacaan:
    """Return which of an office's letters it is, and by what it was known; else why none is believed."""
    from tata_usaha.outbox.kenali_pindaian import kenali_pindaian

    sidik = tuple(dict.fromkeys((isi.sidik, isi.sidik_asal)))
    hasil = kenali_pindaian(isi.isi, entri, satker.kode_wilayah, satker.nama, satker.nomor.values())
    if hasil.entri is None:
        calon = tuple(e.kunci for e in hasil.calon)
        return Bacaan(sidik, keberatan=hasil.keberatan or "naskahnya tidak dikenal", calon=calon)
    kunci, keberatan = hasil.entri.kunci, ""
    if hasil.dipindai is False and hasil.entri.jalur != JALUR and _TANDA_ELEKTRONIK not in isi.isi:
        keberatan = (
            f"PDF {kunci} ini disimpan dari program: bukan pindaian, dan tidak bertanda tangan elektronik; taruh "
            "pindaian lembar yang ditandatangani"
        )
    elif kiriman.berderet and (lain := naskah_lain(isi.isi, kunci, entri, satker.kode_wilayah)):
        keberatan = (
            f"foto pertamanya {kunci}, tetapi foto ke-{lain[0]} {lain[1]}; taruh tiap naskah di foldernya sendiri"
        )
    return Bacaan(sidik, "", "", keberatan, (kunci,)) if keberatan else Bacaan(sidik, kunci, hasil.cara)


def naskah_lain(isi: bytes, kunci: str, entri: Sequence[EntriAgenda], wilayah: str) -> tuple[int, str] | None:
    """Return the first page (from 2) that bears the code of another letter, and which one; None when none does."""
    from tata_usaha.bukti.pembaca.halaman_pdf import TakTerbuka, buka_pdf
    from tata_usaha.bukti.pembaca.kode_qr import baca_kode

    naskah = {kode_kaki(e.kunci, wilayah): e.kunci for e in entri}
    try:
        with buka_pdf(isi) as pdf:
            for ke in range(1, min(pdf.halaman, _HALAMAN_MAKS)):
                gambar = pdf.gambar(ke)
                lain = [k for kode in baca_kode(gambar) if (k := naskah.get(kode, kunci)) != kunci] if gambar else []
                if lain:
                    return ke + 1, lain[0]
    except TakTerbuka:
        return None
    return None


def catatan_salinan(
    folder: Path,
    entri: EntriAgenda,
    isi: bytes,
    semua: Sequence[EntriAgenda],
    wilayah: str,
    digambar: int | None = None,
) -> tuple[str, ...]:
    """Return what a careful person would ask of a signed copy, in Indonesian sentences without a full stop.

    `digambar` is how many pages the letter has as this computer draws it; None: it was not drawn.
    A report has the letters of its meeting attached; any other letter that has one was perhaps scanned with it.
    """
    catatan = [beda_halaman(folder, entri, isi) or kurang_halaman(isi, digambar)]
    if not entri.jenis.startswith("laporan") and (lain := naskah_lain(isi, entri.kunci, semua, wilayah)):
        nama = next((Path(e.berkas).stem for e in semua if e.kunci == lain[1]), lain[1])
        catatan.append(
            f"halaman {lain[0]} ialah “{nama}”; kalau naskah itu juga sudah ditandatangani, pindai tersendiri"
        )
    return tuple(filter(None, catatan))


def beda_halaman(folder: Path, entri: EntriAgenda, isi: bytes) -> str:
    """Return in Indonesian that a scan has other pages than the PDF that was printed of the letter; "" when not.

    That PDF lies beside the letter under its name. Where none does, or one older than the letter, nothing is claimed.
    """
    from tata_usaha.bukti.pembaca.halaman_pdf import banyak_halaman

    naskah = folder / entri.berkas
    cetakan = naskah.with_suffix(".pdf")
    try:
        if cetakan.stat().st_mtime < naskah.stat().st_mtime:
            return ""
        semestinya, ada = banyak_halaman(berkas.baca(cetakan, UKURAN_MAKS)), banyak_halaman(isi)
    except (OSError, berkas.BerkasTakWajar):
        return ""
    if semestinya is None or ada is None or semestinya == ada:
        return ""
    return f"salinannya {ada} halaman, padahal “{cetakan.name}” {semestinya} halaman; periksa kelengkapannya"


def kurang_halaman(isi: bytes, digambar: int | None) -> str:
    """Return in Indonesian that a scan has clearly fewer pages than its letter as it is drawn here; "" when not.

    Word may break a long letter into one page less than LibreOffice does.
    """
    from tata_usaha.bukti.pembaca.halaman_pdf import banyak_halaman

    ada = banyak_halaman(isi) if digambar else None
    if digambar is None or ada is None or ada >= digambar or (ada == digambar - 1 and ada > _SEDIKIT):
        return ""
    kurang = f"salinannya {ada} halaman, padahal naskahnya {digambar} halaman"
    return f"{kurang}; kalau ada yang kurang, lepas salinannya, lalu unggah yang lengkap"
