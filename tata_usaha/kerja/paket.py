"""A period's package: its letters as signed, and the pictures of its meetings, in one ZIP with a list.

What is only a draft is not shipped, and the list says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.kemas import BerkasBerubah, IsiPaket, kemas
from tata_usaha.outbox.temukan import PAKET
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.daur_naskah import Langkah, bertanda_tangan, dapat
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.naskah.rapat.waktu import nama_rapat
from zi_model.periode import Periode

_FOTO = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP, JenisBerkas.HEIC})


@dataclass(frozen=True)
class PermintaanPaket:
    """Which period, and where to write the package; `tujuan` None: into the outbox's folder `paket`."""

    satker: str
    periode: Periode
    tujuan: Path | None = None


@dataclass(frozen=True)
class HasilPaket:
    """What was packed: the file, its content, and what is not in it and why; `berubah` False: it was so already."""

    berkas: Path
    isi: tuple[IsiPaket, ...]
    kurang: tuple[str, ...]
    berubah: bool


def kemas_paket(pengaturan: Pengaturan, permintaan: PermintaanPaket) -> HasilPaket:
    """Pack a period's issued letters and the pictures of its meetings.

    Raises:
        GalatPemakaian: when there is no plan of that year.
        GalatOutbox: when there is nothing to pack yet, or the package cannot be written.
        GalatRencana, GalatFolderBukti, GalatBasisData: when plan, evidence or register cannot be read.

    """
    satker, periode = permintaan.satker, permintaan.periode
    tahun = baca_rencana(pengaturan, satker, periode.tahun)
    sekarang = waktu.sekarang(tahun.kantor.zona)
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = [e for e in buku.semua(sambungan, satker) if e.periode == str(periode)]
        nomor = {t.kunci: t.nomor for t in terbit.muat_terbit(sambungan, satker)}
    isi: list[IsiPaket] = []
    kurang: list[str] = []
    for satu in entri:
        _naskah(pengaturan.outbox, satu, nomor.get(satu.kunci, ""), isi, kurang)
    if not isi:
        raise GalatOutbox(
            f"Belum ada naskah {periode.nama} yang siap atau sudah ditandatangani.",
            "Paket hanya memuat naskah yang sudah siap ditandatangani.",
        )
    isi += _foto(bahan(tahun, pindaian, sekarang.date()), pindaian, periode)
    tujuan = permintaan.tujuan or pengaturan.outbox / satker / PAKET / f"{satker} {periode}.zip"
    judul = f"Paket {periode.nama}, {tahun.kantor.satker.singkatan}"
    try:
        berubah = kemas(tujuan, judul, isi, kurang)
    except (OSError, BerkasBerubah) as galat:
        sebab = sebab_sistem(galat) if isinstance(galat, OSError) else f"“{galat}” baru saja berubah"
        raise GalatOutbox(f"{tujuan} tidak dapat ditulis: {sebab}.", "Sesudah diatasi, jalankan lagi.") from galat
    return HasilPaket(tujuan, tuple(isi), tuple(kurang), berubah)


def _naskah(outbox: Path, entri: EntriAgenda, nomor: str, isi: list[IsiPaket], kurang: list[str]) -> None:
    """Put a letter into the package, or what keeps it out."""
    terbit = dapat(entri.status, Langkah.TANDATANGANI) or bertanda_tangan(entri.status)
    if not terbit or not entri.berkas.endswith(".docx"):
        if dapat(entri.status, Langkah.SUSUN) and entri.berkas.endswith(".docx"):
            kurang.append(f"{entri.perihal}: masih konsep")
        return
    bertanda = bertanda_tangan(entri.status) and entri.berkas_ttd is not None
    nama, sidik = (entri.berkas_ttd, entri.sha256_ttd) if bertanda else (entri.berkas, entri.sha256_siap)
    tempat = outbox / str(nama)
    try:
        ada = berkas.sidik(tempat)
    except OSError as galat:
        kurang.append(f"{entri.perihal}: {sebab_sistem(galat)}")
        return
    if ada is None or ada != sidik:
        sebab = "berkasnya tidak ada di tempatnya" if ada is None else "berkasnya berubah sejak dicatat"
        kurang.append(f"{entri.perihal}: {sebab}; jalankan zi periksa")
        return
    sebutan = [f"Nomor {nomor or entri.nomor}"] if nomor or entri.nomor is not None else []
    sebutan += [f"tanggal {tanggal_panjang(entri.tanggal)}"] if entri.tanggal else []
    keadaan = "salinan bertanda tangan" if bertanda else "belum ditandatangani"
    keterangan = ", ".join((" ".join([entri.perihal, *sebutan]), keadaan))
    isi.append(IsiPaket(PurePosixPath(str(nama)).name, tempat, ada, keterangan))


def _foto(semua: Bahan, pindaian: HasilPindai, periode: Periode) -> Iterator[IsiPaket]:
    """Yield the pictures of the rows that share a meeting of the period, each content once."""
    sudah: set[str] = set()
    for k in semua.tahun.kewajiban:
        if k.periode != periode or nama_rapat(semua.tahun, k) is None:
            continue
        rapat = SatuRapat(semua, k)
        milik = (b for b in semua.bukti if (b.kode, b.periode) == (k.kode, periode) and b.jenis in _FOTO)
        for b in sorted(milik, key=lambda b: b.berkas):
            if b.sha256 in sudah or b.alasan_ditolak:
                continue
            sudah.add(b.sha256)
            keterangan = f"Foto {rapat.singkat.replace('-', ' ')}, bukti {b.kode}{_diambil(semua, b)}"
            yield IsiPaket(f"Foto/{b.kode}/{b.nama}", pindaian.folder / b.berkas, b.sha256, keterangan)


def _diambil(semua: Bahan, bukti: Bukti) -> str:
    diambil = semua.rincian(bukti).diambil
    return f", diambil {tanggal_panjang(diambil.date())}" if diambil else ""
