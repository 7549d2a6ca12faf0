"""Signed letters come home: what lies in `masuk`, or is named, becomes the signed copy of the letter that it is.

Each scan is asked which letter it is, and then goes the way of one that a person names (`tandatangani_naskah`). What
a letter is signed by, has as its copy already, or has as another scan leaves `masuk`; all else stays there, with the
reason and what to do. One bad scan stops only itself. Whoever is killed leaves a scan in `masuk` whose letter may be
signed already: the next one finds it to be the copy that the letter has, and only moves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.daur import PermintaanTtd, tandatangani_naskah
from tata_usaha.kerja.hasil_terima import HasilKiriman, HasilTerima, Nasib, PermintaanTerima
from tata_usaha.kerja.outbox import pilih_entri
from tata_usaha.kerja.periksa_salinan import banyak_digambar
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.kerja.teks_naskah import periksa_satker
from tata_usaha.outbox import masuk
from tata_usaha.outbox.baca_kiriman import (
    IsiKiriman,
    KirimanTertahan,
    baca_kiriman,
    catatan_salinan,
    kenali_kiriman,
    sebagai_berkas,
)
from tata_usaha.outbox.diterima import pindahkan_diterima, selesaikan_pindah
from tata_usaha.outbox.ingatan_masuk import Bacaan, Ingatan, dasar, tanda
from tata_usaha.outbox.jejak_terima import catat_diterima, pernah_dilepas
from tata_usaha.outbox.langkah_naskah import tempuh
from tata_usaha.outbox.masuk import Kiriman
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.tanda_tangan import HasilTtd
from tata_usaha.outbox.terbuka import pembuka
from tata_usaha.outbox.versi_lain import simpan_versi
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, bertanda_tangan, dapat
from zi_model.satker import Satker

_DISEBUT = "pilihan orang"
_GANTI_VERSI = "Kalau yang baru itu yang benar, lepas salinan yang dipakai, lalu tandatangani dengan versi itu."

Maju = Callable[[int, int, str], None]
"""Is told before each thing that arrived: how many are done, of how many, and its name."""


def terima_naskah(
    pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTerima, maju: Maju | None = None
) -> HasilTerima:
    """Take in the signed letters that arrived; return what became of each, in the order of their names.

    Raises:
        GalatPemakaian: when there is no such office, a named file or letter is not there, or a letter is named for
            several things.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when `masuk` cannot be read or made.
        GalatBasisData: when the register cannot be used.

    """
    periksa_satker(pengaturan, permintaan.satker)  # before a folder is made for a slip of the pen
    folder = masuk.folder_masuk(pengaturan.outbox, permintaan.satker).resolve()
    try:
        masuk.siapkan_masuk(pengaturan.outbox, permintaan.satker)
        selesaikan_pindah(folder)
        kiriman = _disebut(folder, permintaan.berkas) if permintaan.berkas else masuk.daftar_kiriman(folder)
    except OSError as galat:
        raise tak_dapat(folder, galat) from galat
    if permintaan.kunci is not None and len(kiriman) != 1:
        raise GalatPemakaian(
            f"Naskahnya disebut, tetapi kirimannya {len(kiriman)}.", "Sebutkan satu berkas, atau satu folder foto."
        )
    if not kiriman:
        return HasilTerima(folder)
    satker = baca_kantor(pengaturan, permintaan.satker).satker
    with buka_tulis(pengaturan, pelaku) as basis:
        penerima = _Penerima(pengaturan, pelaku, basis, permintaan, satker)
        hasil = []
        for ke, satu in enumerate(kiriman):
            if maju is not None:
                maju(ke, len(kiriman), satu.nama)
            hasil.append(penerima.terima(satu))
        penerima.selesai()
    return HasilTerima(folder, tuple(satu for satu in hasil if satu is not None))


def ada_kiriman(pengaturan: Pengaturan, satker: str) -> bool:
    """Tell whether something waits to be taken in: the plan need not be read, nor the register opened, to know."""
    return bool(masuk.yang_menunggu(pengaturan.outbox, satker))


def _disebut(folder: Path, semua: Sequence[Path]) -> list[Kiriman]:
    """Return named files and folders as what arrives; what lies in `masuk` comes with the photographs of its letter.

    Raises:
        GalatPemakaian: when one is not there.
        OSError: when one cannot be looked at.

    """
    utuh = []
    for satu in semua:
        tempat = satu.expanduser()
        utuh.append(tempat.parent.resolve() / tempat.name)
        if not tempat.exists():
            raise GalatPemakaian(f"Berkas {satu} tidak ada.", "Sebutkan letak pindaian yang diterima.")
    di_masuk = [k for k in masuk.daftar_kiriman(folder) if {k.folder, *k.berkas} & set(utuh)]
    di_sana = {b for k in di_masuk for b in (k.folder, *k.berkas)}
    lain = [t for t in dict.fromkeys(utuh) if t not in di_sana]
    berkas = masuk.susun_kiriman(t for t in lain if not t.is_dir())
    folder_foto = [masuk.kiriman_folder(t) for t in lain if t.is_dir()]
    kosong = next((k for k in folder_foto if not k.berkas), None)
    if kosong is not None:
        raise GalatPemakaian(f"Folder {kosong.letak} kosong.", "Sebutkan folder yang berisi foto-foto satu naskah.")
    return sorted([*di_masuk, *berkas, *folder_foto], key=lambda k: masuk.urutan(k.nama))


class _Tertahan(Exception):
    """Something that arrived stays where it is, as `hasil` says."""

    def __init__(self, hasil: HasilKiriman) -> None:
        super().__init__(hasil.alasan)
        self.hasil = hasil


class _Penerima:
    """Takes in what arrived for one office, one after the other."""

    def __init__(
        self, pengaturan: Pengaturan, pelaku: Pelaku, basis: BasisData, permintaan: PermintaanTerima, satker: Satker
    ) -> None:
        self._pengaturan, self._pelaku, self._basis = pengaturan, pelaku, basis
        self._permintaan, self._kantor, self._satker = permintaan, satker, permintaan.satker
        self._folder = masuk.folder_masuk(pengaturan.outbox, permintaan.satker).resolve()
        self._buku: list[EntriAgenda] = []
        self._ingatan = Ingatan(self._folder, dasar(self._semua(), satker))

    def terima(self, kiriman: Kiriman) -> HasilKiriman | None:
        """Return what became of one thing that arrived; None when another run has taken it meanwhile."""
        awal = HasilKiriman(kiriman.nama, kiriman.letak)
        try:
            hasil = self._terima(awal, kiriman)
        except _Tertahan as galat:
            hasil = galat.hasil
        except KirimanTertahan as galat:
            nasib = Nasib.MENUNGGU if galat.sementara else Nasib.TINGGAL
            hasil = replace(awal, nasib=nasib, alasan=galat.alasan, saran=galat.saran)
        except OSError as galat:
            hasil = replace(awal, alasan=f"tidak dapat dibaca: {sebab_sistem(galat)}")
        if hasil.nasib in {Nasib.MENUNGGU, Nasib.TINGGAL}:
            return hasil if all(b.exists() for b in kiriman.berkas) else None
        self._ingatan.lupakan(kiriman)
        try:
            pindahkan_diterima(self._folder, kiriman)
        except OSError as galat:
            pesan = f"{kiriman.nama} tidak dapat dipindahkan ke {masuk.DITERIMA}: {sebab_sistem(galat)}"
            return replace(hasil, catatan=(*hasil.catatan, pesan))
        return hasil

    def selesai(self) -> None:
        """Remember what was read of all that waits, unless only some of it was named."""
        if not self._permintaan.berkas:
            self._ingatan.simpan()

    def _terima(self, awal: HasilKiriman, kiriman: Kiriman) -> HasilKiriman:
        tanda_awal = self._tanda(awal, kiriman)
        isi: IsiKiriman | None = None
        bacaan = None if self._permintaan.berkas else self._ingatan.cari(kiriman, tanda_awal)
        if bacaan is None:
            isi = baca_kiriman(kiriman)
            bacaan = self._kenali(kiriman, isi)
            if tanda(kiriman) != tanda_awal:
                raise _Tertahan(replace(awal, nasib=Nasib.MENUNGGU, alasan="masih ditulis program lain"))
            self._ingatan.catat(kiriman, tanda_awal, bacaan)
        salinannya = self._bersalinan(bacaan)
        if salinannya is not None and (self._permintaan.kunci is None or salinannya.kunci == bacaan.kunci):
            return self._sudah(awal, kiriman, salinannya, bacaan)
        if not bacaan.kunci:
            raise _Tertahan(self._tak_dikenal(awal, kiriman, bacaan))
        entri = next((e for e in self._semua() if e.kunci == bacaan.kunci), None)
        if entri is None:
            raise _Tertahan(replace(awal, alasan=f"{bacaan.kunci} tidak ada lagi di buku agenda"))
        awal = replace(awal, kunci=entri.kunci, cara=bacaan.cara)
        if self._permintaan.kunci is None and (pernah := pernah_dilepas(self._kejadian(entri), bacaan.sidik)):
            alasan = f"pindaian ini pernah dilepas dari {entri.kunci} (“{pernah}”)"
            raise _Tertahan(replace(awal, alasan=alasan, langkah=(self._sebut_sendiri(kiriman, entri.kunci),)))
        if bertanda_tangan(entri.status) and not entri.status_asing:
            return self._versi_lain(awal, kiriman, entri, isi or baca_kiriman(kiriman))
        return self._tandatangani(awal, kiriman, entri, isi)

    def _tanda(self, awal: HasilKiriman, kiriman: Kiriman) -> str:
        """Return what tells files from later ones; refuse what is not there whole, or in somebody's hands."""
        if kiriman.keluhan:
            raise _Tertahan(replace(awal, alasan=kiriman.keluhan))
        if dibuka := next(filter(None, map(pembuka, kiriman.berkas)), None):
            raise _Tertahan(replace(awal, nasib=Nasib.MENUNGGU, alasan=str(dibuka), saran=dibuka.saran))
        hasil = tanda(kiriman)
        if hasil is None:
            raise FileNotFoundError(kiriman.letak)
        if self._permintaan.tunggu and masuk.baru_saja(kiriman, self._permintaan.tunggu, waktu.sekarang()):
            raise _Tertahan(replace(awal, nasib=Nasib.MENUNGGU, alasan="baru saja ditaruh"))
        return hasil

    def _kenali(self, kiriman: Kiriman, isi: IsiKiriman) -> Bacaan:
        if self._permintaan.kunci is None:
            return kenali_kiriman(kiriman, isi, self._semua(), self._kantor)
        entri = pilih_entri(self._basis, self._pengaturan, self._satker, self._permintaan.kunci)
        return Bacaan((isi.sidik,), entri.kunci, _DISEBUT)

    def _semua(self) -> list[EntriAgenda]:
        """Return the office's letters as they were at the last step of ours: whoever signs one reads it anew."""
        if not self._buku:
            with self._basis.baca() as sambungan:
                self._buku = buku.semua(sambungan, self._satker)
        return self._buku

    def _kejadian(self, entri: EntriAgenda) -> list[Kejadian]:
        with self._basis.baca() as sambungan:
            return kejadian_naskah(sambungan, entri.kunci)

    def _bersalinan(self, bacaan: Bacaan) -> EntriAgenda | None:
        """Return the letter of which it is the signed copy already; one that was revoked keeps its own."""
        milik = (e for e in self._semua() if e.sha256_ttd in bacaan.sidik)
        return next((e for e in milik if bertanda_tangan(e.status) or e.dicabut_oleh is not None), None)

    def _sudah(self, awal: HasilKiriman, kiriman: Kiriman, entri: EntriAgenda, bacaan: Bacaan) -> HasilKiriman:
        """Tell again of a letter that has this copy; it is laid again where somebody removed it."""
        awal = replace(awal, nasib=Nasib.SUDAH, kunci=entri.kunci, salinan=self._salinan(entri))
        if entri.status_asing or not dapat(entri.status, Langkah.LEPAS):
            return awal
        isi = baca_kiriman(kiriman)
        if isi.sidik == entri.sha256_ttd:
            with self._ditolak(awal), sebagai_berkas(kiriman, isi) as tempat:
                hasil = self._catat_ttd(entri, tempat)
            awal = replace(awal, ttd=hasil)
        if bacaan.kunci == entri.kunci:  # killed before it was noted
            catat_diterima(self._basis, entri.kunci, kiriman.nama, str(entri.sha256_ttd), bacaan.cara, waktu.sekarang())
        return awal

    def _tandatangani(
        self, awal: HasilKiriman, kiriman: Kiriman, entri: EntriAgenda, isi: IsiKiriman | None
    ) -> HasilKiriman:
        with self._ditolak(awal):
            if entri.status_asing:
                raise GalatOutbox(f"Status {entri.kunci}, “{entri.status_asing}”, tidak dikenal program ini.")
            tempuh(entri, Langkah.TANDATANGANI)  # before photographs are made into a PDF once more
            isi = isi or baca_kiriman(kiriman)
            with sebagai_berkas(kiriman, isi) as tempat:
                hasil = self._catat_ttd(entri, tempat)
        catat_diterima(self._basis, entri.kunci, kiriman.nama, isi.sidik, awal.cara, waktu.sekarang())
        wilayah = self._kantor.kode_wilayah
        digambar = banyak_digambar(self._pengaturan, entri)
        catatan = catatan_salinan(self._pengaturan.outbox, entri, isi.isi, self._semua(), wilayah, digambar)
        nasib = Nasib.DITERIMA if hasil.berubah else Nasib.SUDAH  # another run was faster
        return replace(awal, nasib=nasib, salinan=hasil.salinan, ttd=hasil, catatan=catatan)

    def _catat_ttd(self, entri: EntriAgenda, tempat: Path) -> HasilTtd:
        self._buku = []
        return tandatangani_naskah(
            self._pengaturan,
            self._pelaku,
            PermintaanTtd(self._satker, entri.kunci, tempat, *self._permintaan.disebut, dikenal=True),
        )

    def _versi_lain(self, awal: HasilKiriman, kiriman: Kiriman, entri: EntriAgenda, isi: IsiKiriman) -> HasilKiriman:
        rincian = {"asal": kiriman.nama, "dikenal": awal.cara}
        with self._ditolak(awal):
            versi = simpan_versi(self._pengaturan.outbox, self._basis, entri, isi.isi, rincian, waktu.sekarang())
        lama = f"salinan yang dipakai tetap “{Path(str(entri.berkas_ttd)).name}”"
        return replace(
            awal,
            nasib=Nasib.VERSI,
            alasan=f"disimpan sebagai versi di {versi.tempat.parent.name}/{versi.tempat.name}, {lama}",
            saran=_GANTI_VERSI if dapat(entri.status, Langkah.LEPAS) else "",
            langkah=self._ganti_versi(entri, versi.tempat),
            salinan=versi.tempat,
        )

    def _ganti_versi(self, entri: EntriAgenda, tempat: Path) -> tuple[Anjuran, ...]:
        if not dapat(entri.status, Langkah.LEPAS):
            return ()
        return (
            Anjuran.untuk(Tindak.LEPAS_TTD, kunci=entri.kunci, satker=self._satker),
            Anjuran.untuk(Tindak.TANDATANGANI, kunci=entri.kunci, berkas=tempat, satker=self._satker),
        )

    def _tak_dikenal(self, awal: HasilKiriman, kiriman: Kiriman, bacaan: Bacaan) -> HasilKiriman:
        return replace(
            awal,
            alasan=bacaan.keberatan,
            saran="Kalau Anda tahu ini naskah yang mana, dan sudah ditandatangani, sebutkan sendiri.",
            langkah=(self._sebut_sendiri(kiriman, bacaan.calon[0] if len(bacaan.calon) == 1 else "KUNCI"),),
        )

    def _sebut_sendiri(self, kiriman: Kiriman, kunci: str) -> Anjuran:
        tindak = Tindak.TERIMA if kiriman.foto else Tindak.TANDATANGANI
        return Anjuran.untuk(tindak, kunci=kunci, berkas=kiriman.letak, satker=self._satker)

    def _salinan(self, entri: EntriAgenda) -> Path | None:
        return self._pengaturan.outbox / entri.berkas_ttd if entri.berkas_ttd else None

    @contextmanager
    def _ditolak(self, awal: HasilKiriman) -> Iterator[None]:
        """Tell what a letter's life, or its file, does not allow: it stops only the one that arrived."""
        try:
            yield
        except (GalatOutbox, GalatPemakaian) as galat:
            langkah = (*((galat.anjuran,) if galat.anjuran else ()), *galat.langkah)
            alasan = galat.pesan.removesuffix(".")
            tertahan = replace(awal, nasib=Nasib.TINGGAL, alasan=alasan, saran=galat.saran, langkah=langkah)
            raise _Tertahan(tertahan) from galat
