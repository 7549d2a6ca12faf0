"""Whether the outbox holds what the register says: each letter, its signed copy, what was kept of it, nothing else.

A draft is people's to edit, so other bytes than ours are no fault by themselves. But Word packs a file anew when it
saves: other bytes of the very size that we wrote, packed as we pack, or one bit from what we wrote, went wrong on the
disk or on their way (`_rusak`). What people saved must at least be a whole file, and say no number that the register
does not know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.csv_agenda import NAMA as CSV
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.konsep.keutuhan import periksa_keutuhan
from tata_usaha.konsep.kode_keutuhan import KodeKeutuhan
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox import pindah_tahunan, riwayat, terbuka
from tata_usaha.outbox.cocokkan import Kenalan
from tata_usaha.outbox.lembar_srikandi import tempat_lembar
from tata_usaha.outbox.periksa_nomor import periksa_tulisan
from tata_usaha.outbox.temukan import MASUK, PAKET, RIWAYAT, TIDAK_DIPAKAI
from tata_usaha.word.bingkai import bita_tak_dibaca, kemasan_sendiri
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, dapat, langkah_mungkin
from zi_model.masalah import Letak, Masalah, Tingkat

_MILIK_SISTEM = {".gitkeep", "desktop.ini", "thumbs.db", ".ds_store", "baca-saya.txt", CSV}
_ULANG = "Jalankan lagi perintah atau alurnya; pekerjaannya diselesaikan."
_RIWAYAT = "Ambil yang terakhir dari folder riwayat atau dari cadangan"


@dataclass
class Pemeriksa:
    """The check of one office's files: the outbox, the letters and numbers as the register has them.

    `nama_lama` are paths below the outbox that its letters had before, `kenalan` what was found of its letters under
    other names. `penuh` also reads what is as we wrote it, and every file that was kept.
    """

    folder: Path
    satker: str
    entri: Sequence[EntriAgenda]
    nomor: Sequence[BarisNomor]
    nama_lama: frozenset[str]
    penuh: bool
    kenalan: Kenalan = field(default_factory=Kenalan)
    dikenal: set[Path] = field(default_factory=set)
    suntingan: frozenset[str] = frozenset()

    def periksa(self) -> Iterator[Masalah]:
        """Yield what does not agree, letter by letter, then what nobody knows."""
        for lama in self.entri:
            entri = self.kenalan.pindah.get(lama.kunci, lama)
            yield from self._pindah(lama, entri)
            yield from self._naskah(entri)
        yield from self._yang_lain()

    def _pindah(self, lama: EntriAgenda, kini: EntriAgenda) -> Iterator[Masalah]:
        """Yield that a letter's files lie elsewhere than the register says."""
        for dari, ke in ((lama.berkas, kini.berkas), (lama.berkas_ttd, kini.berkas_ttd)):
            if ke and ke != dari:
                tempat = self.folder / ke
                pesan = f"{lama.kunci} dipindahkan orang ke sini, tadinya {dari}."
                saran = "Buku agenda mengikutinya pada perintah berikutnya yang menulis."
                naskahnya = ke == kini.berkas  # a signed copy is not chosen: it is known by its bytes
                temuan = self._berkas if naskahnya else _temuan
                yield temuan(tempat, KodePeriksa.PINDAH, pesan, saran)

    def _naskah(self, entri: EntriAgenda) -> Iterator[Masalah]:
        tempat = self.folder / entri.berkas
        self.dikenal |= {tempat, tempat.with_suffix(".pdf")}  # and what was printed of it, to be signed
        yield from self._terputus(entri, tempat)
        if entri.berkas_sanding:
            yield from self._sanding(self.folder / entri.berkas_sanding)
        yield from self._salinan_ttd(entri)
        isi = self._baca(tempat)
        if isinstance(isi, Masalah):
            yield isi
        elif isi is not None:
            yield from self._isi(entri, tempat, isi)
        elif langkah_mungkin(entri.status) and not self._sedang(entri, tempat):
            ulang = "jalankan lagi alurnya supaya disusun ulang, atau " if dapat(entri.status, Langkah.SUSUN) else ""
            pesan = f"berkas {entri.kunci} tidak ada ({entri.status.kata})."
            yield _temuan(
                tempat, KodePeriksa.HILANG, pesan, f"Kembalikan berkasnya ke tempat itu; {ulang}ambil dari cadangan."
            )

    def _isi(self, entri: EntriAgenda, tempat: Path, isi: bytes) -> Iterator[Masalah]:
        """Yield what is wrong with the bytes of a letter."""
        sidik = berkas.sha256(isi)
        konsep = dapat(entri.status, Langkah.SUSUN)
        final = entri.sha256_siap if langkah_mungkin(entri.status) and not konsep else None
        if final is not None and sidik != final:
            pesan = f"berkas {entri.kunci} berubah sesudah dinyatakan siap ({entri.status.kata})."
            ulang = "periksa lalu nyatakan siap lagi, atau " if dapat(entri.status, Langkah.TANDATANGANI) else ""
            yield _temuan(
                tempat, KodePeriksa.BERUBAH, pesan, f"Kalau memang perlu, {ulang}kembalikan berkas yang semula."
            )
        milik_kita = sidik in {entri.sha256_tulis or entri.sha256, entri.sha256_niat, entri.sha256_siap}
        if not milik_kita and final is None and len(isi) == entri.ukuran_tulis and _rusak(tempat, isi, entri):
            pesan = (
                f"bita {entri.kunci} berbeda dari yang ditulis program, padahal ukurannya sama: rusak, bukan disunting."
            )
            yield _temuan(
                tempat, KodePeriksa.RUSAK, pesan, f"{_RIWAYAT}; kalau ternyata disunting, simpan sekali lagi."
            )
        if not milik_kita or self.penuh:
            cacat = list(_cacat(tempat, isi))
            yield from cacat
            if not cacat and tempat.suffix == ".docx" and langkah_mungkin(entri.status):
                try:
                    yield from periksa_tulisan(str(tempat), entri, baca_bagian(isi), self.nomor)
                except PaketAsing as galat:
                    yield _temuan(tempat, KodeKeutuhan.XML, f"{galat}.", f"{_RIWAYAT}.")

    def _terputus(self, entri: EntriAgenda, tempat: Path) -> Iterator[Masalah]:
        if self._sedang(entri, tempat):
            yield _temuan(tempat, KodePeriksa.TERPUTUS, f"pekerjaan dengan {entri.kunci} terputus di tengah.", _ULANG)
        self.dikenal.add(riwayat.sedang_diganti(tempat))
        lembar = tempat_lembar(self.folder, entri)  # it stays when the letter goes another way again
        self.dikenal |= {lembar, riwayat.sedang_diganti(lembar)}

    def _sedang(self, entri: EntriAgenda, tempat: Path) -> bool:
        """Tell whether a run was killed while it worked at a letter."""
        sanding = [self.folder / entri.berkas_sanding] if entri.berkas_sanding else []
        terganti = any(map(riwayat.terputus, [tempat, *sanding]))
        menandatangani = entri.berkas_ttd is not None and dapat(entri.status, Langkah.SIAP)
        return entri.sha256_niat is not None or terganti or menandatangani or pindah_tahunan.terputus(tempat)

    def _sanding(self, tempat: Path) -> Iterator[Masalah]:
        self.dikenal |= {tempat, riwayat.sedang_diganti(tempat)}
        isi = self._baca(tempat)
        if isinstance(isi, Masalah):
            yield isi
        elif isi is not None:
            yield from _cacat(tempat, isi)

    def _salinan_ttd(self, entri: EntriAgenda) -> Iterator[Masalah]:
        if entri.berkas_ttd is None:
            return
        tempat = self.folder / entri.berkas_ttd
        self.dikenal.add(tempat)
        if dapat(entri.status, Langkah.SIAP):
            return  # told as work that ended half-way
        isi = self._baca(tempat)
        if isinstance(isi, Masalah):
            yield isi
        elif isi is None or berkas.sha256(isi) != entri.sha256_ttd:
            pesan = f"salinan bertanda tangan {entri.kunci} {'tidak ada' if isi is None else 'berubah'}."
            yield _temuan(
                tempat, KodePeriksa.SALINAN_TTD, pesan, "Kembalikan berkasnya dari cadangan atau pindai lagi."
            )

    def _baca(self, tempat: Path) -> bytes | Masalah | None:
        """Return the bytes of a file; None when there is none, a finding when it cannot be read."""
        try:
            return berkas.baca(tempat, UKURAN_MAKS)
        except FileNotFoundError:
            return None
        except (berkas.BerkasTakWajar, OSError) as galat:
            if dibuka := terbuka.pembuka(tempat):
                pesan, tingkat = f"tidak diperiksa: {dibuka}.", Tingkat.CATATAN
            else:
                sebab = sebab_sistem(galat) if isinstance(galat, OSError) else str(galat)
                pesan, tingkat = f"berkas tidak dapat dibaca: {sebab}.", Tingkat.GALAT
            saran = "Tutup program yang sedang membukanya dan periksa izinnya, lalu periksa lagi."
            return Masalah(Letak(str(tempat)), KodePeriksa.TAK_TERBACA, pesan, saran, tingkat)

    def _yang_lain(self) -> Iterator[Masalah]:
        """Yield the files that no letter knows, and with `penuh` those of `riwayat` that are broken."""
        pangkal = {Path(n).stem for e in self.entri for n in (e.berkas, e.berkas_sanding, e.berkas_ttd) if n}
        pangkal |= {Path(n).stem for n in self.nama_lama}
        salinan = dict(self._salinan())
        for tempat in sorted((self.folder / self.satker).rglob("*")):
            if tempat in self.dikenal or _bukan_urusan(tempat) or self._di_masuk(tempat):
                continue
            if tempat.parent.name == RIWAYAT and _disimpan(tempat, pangkal):
                yield from self._riwayat(tempat)
                continue
            if tempat in salinan:
                yield salinan[tempat]
                continue
            pesan = f"berkas “{tempat.name}” tidak dikenal buku agenda."
            saran = "Pindahkan ke luar outbox."
            yield _temuan(tempat, KodePeriksa.TAK_DIKENAL, pesan, saran)

    def _di_masuk(self, tempat: Path) -> bool:
        """Tell whether a file lies where scans arrive, of which `zi outbox` tells, or where packages are written."""
        return any(tempat.is_relative_to(self.folder / self.satker / satu) for satu in (MASUK, PAKET))

    def _salinan(self) -> Iterator[tuple[Path, Masalah]]:
        """Yield the files that are, or may be, a letter besides its own, each with what is to be said of it."""
        for kunci, lain in (*self.kenalan.tanya.items(), *self.kenalan.lain.items()):
            for satu in lain:
                tempat = self.folder / satu.nama
                pesan = f"salinan {kunci}{f': {satu.beda}' if satu.beda else ''}."
                saran = "Kalau ini yang benar, pakai berkas ini; kalau bukan, pindahkan ke luar outbox."
                if satu.nama in self.suntingan:
                    pesan = f"suntingan {kunci} yang disimpan di samping naskahnya, menunggu dipilih."
                    catatan = self._berkas(tempat, KodePeriksa.TAK_DIKENAL, pesan, saran)
                    yield tempat, replace(catatan, tingkat=Tingkat.CATATAN)
                    continue
                yield tempat, self._berkas(tempat, KodePeriksa.TAK_DIKENAL, pesan, saran)

    def _berkas(self, tempat: Path, kode: KodePeriksa, pesan: str, saran: str) -> Masalah:
        """Return a finding about a file that a person may choose."""
        pakai = Anjuran.untuk(Tindak.PAKAI_BERKAS, berkas=tempat, satker=self.satker)
        return Masalah(Letak(str(tempat)), kode, pesan, saran, anjuran=pakai)

    def _riwayat(self, tempat: Path) -> Iterator[Masalah]:
        if not self.penuh:
            return
        isi = self._baca(tempat)
        if isinstance(isi, Masalah):
            yield isi
        elif isi is not None and (cacat := list(_cacat(tempat, isi))):
            yield _temuan(
                tempat, KodePeriksa.RIWAYAT, cacat[0].pesan, "Ambil dari cadangan, atau hapus kalau tidak perlu."
            )


def _disimpan(tempat: Path, pangkal: Iterable[str]) -> bool:
    """Tell whether a file of `riwayat` was kept by us: of a letter of these names, or of a copy that was not chosen."""
    return f" ({TIDAK_DIPAKAI})" in tempat.stem or any(tempat.stem.startswith(f"{p} (") for p in pangkal)


def _rusak(tempat: Path, isi: bytes, entri: EntriAgenda) -> bool:
    """Tell whether a file of the size that we wrote, with other bytes, was damaged and not edited.

    A person's program may by chance save a file of just that size.
    """
    if tempat.suffix.lower() != ".docx" or any(_cacat(tempat, isi)) or kemasan_sendiri(isi):
        return True
    awal, letak = hashlib.sha256(), 0
    for n in sorted(bita_tak_dibaca(isi)):
        awal.update(isi[letak:n])
        letak = n
        for bit in range(8):
            sidik = awal.copy()
            sidik.update(bytes([isi[n] ^ 1 << bit]))
            sidik.update(isi[n + 1 :])
            if sidik.hexdigest() == entri.sha256_tulis:
                return True
    return False


def _bukan_urusan(tempat: Path) -> bool:
    """Tell whether what lies there is no file, or of a program that has one open or is writing it."""
    nama = tempat.name
    sementara = nama.startswith(("~$", ".~lock.")) or (nama.startswith(".zi-") and nama.endswith(".tmp"))
    return sementara or nama.casefold() in _MILIK_SISTEM or (tempat.is_dir() and not tempat.is_symlink())


def _cacat(tempat: Path, isi: bytes) -> Iterator[Masalah]:
    """Yield what is broken in a file: a Word document, or an entry for calendars."""
    match tempat.suffix.lower():
        case ".docx":
            yield from periksa_keutuhan(isi, str(tempat))
        case ".ics":
            baris = isi.split()
            terapit = baris and baris[0] == b"BEGIN:VCALENDAR" and baris[-1] == b"END:VCALENDAR"
            if not terapit or b"\0" in isi or isi.endswith(b"\r"):
                yield _temuan(tempat, KodeKeutuhan.BINGKAI, "berkas kalender terpotong atau rusak.", f"{_RIWAYAT}.")


def _temuan(tempat: Path, kode: str, pesan: str, saran: str) -> Masalah:
    return Masalah(Letak(str(tempat)), kode, pesan, saran)
