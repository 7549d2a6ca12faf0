"""The meetings of a year: when and where each is, by what that is settled, and giving one a time of its own.

A time of its own stands in the office's plan folder. The packet follows at once where it was drafted already; what is
issued stays, and an undangan that changes it is drafted beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.langkah import bahan, periksa_bukti, taruh_di_outbox
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.outbox.taruh import HasilTaruh
from tata_usaha.rencana.tulis_rapat import tulis_rapat
from zi_model.bahasa import deret, hari_tanggal
from zi_model.daur_naskah import StatusNaskah
from zi_model.kehadiran import Kehadiran
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import sebut_nama
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.rapat.paket import susun_rapat
from zi_model.naskah.rapat.periksa import bertemu
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.naskah.rapat.undangan_terbit import perubahan_ke
from zi_model.naskah.rapat.waktu import WaktuRapat, nama_rapat
from zi_model.nilai_mentah import sebut_pilihan
from zi_model.periode import Periode
from zi_model.rapat import BIDANG_WAKTU, RapatSendiri
from zi_model.satker import rapikan_pukul
from zi_model.tahun_rencana import TahunRencana

DIPINDAHKAN = "RAPAT_DIPINDAHKAN"
"""The event of a meeting that got a time of its own; it stands with those of its undangan."""


@dataclass(frozen=True)
class BarisRapat:
    """One meeting: its name and period as people type them, when and where, and by what that is settled.

    `asal` is "undangan" (issued: `undangan` is its number or key), "sendiri" (a time of its own) or "kebiasaan".
    `pindah` is the time that the office wants instead of the undangan's, whose change is not issued yet; `bentrok` are
    the meetings that take place at the same time. `uid` is by what calendars know it, `urutan` how many undangan have
    changed it, as in the calendar entry that lies beside its undangan; `acara` is what it is about.
    """

    nama: str
    periode: Periode
    waktu: WaktuRapat
    hari_tanggal: str
    jam: str
    asal: str
    undangan: str = ""
    pindah: WaktuRapat | None = None
    bentrok: tuple[str, ...] = ()
    uid: str = ""
    urutan: int = 0
    acara: str = ""

    @property
    def sebutan(self) -> str:
        """How people call it: `monev 2026-TW1`."""
        return f"{self.nama} {self.periode}"

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "rapat": self.nama,
            "periode": str(self.periode),
            "tanggal": self.waktu.tanggal,
            "pukul": self.waktu.pukul,
            "sampai": self.waktu.sampai,
            "tempat": self.waktu.tempat,
            "moda": self.waktu.moda,
            "tautan": self.waktu.tautan,
            "asal": self.asal,
            "undangan": self.undangan or None,
            "pindah_ke": self.pindah.tanggal if self.pindah else None,
            "bentrok": list(self.bentrok),
        }


@dataclass(frozen=True)
class PermintaanPindah:
    """Which meeting, and its new time; what is None stays as it was. `periode` None: the meeting's only one."""

    satker: str
    rapat: str
    periode: Periode | None
    tanggal: dt.date
    pukul: str | None = None
    sampai: str | None = None
    tempat: str | None = None
    moda: str | None = None
    tautan: str | None = None


@dataclass(frozen=True)
class HasilPindah:
    """What was done: the meeting as it is now, the file that says so, and what was drafted.

    `perhatian` is what a person should know (Indonesian): other meetings at the same time, a day without work.
    `berubah` is False when the file said so already.
    """

    rapat: BarisRapat
    berkas: Path
    berubah: bool
    naskah: tuple[HasilTaruh, ...]
    perhatian: tuple[str, ...]


def lihat_rapat(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> list[BarisRapat]:
    """Return the meetings of a year (None: the running one) by their day and hour.

    Raises:
        GalatPemakaian: when there is no plan of that year.
        GalatRencana: when the plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    dipilih = tahun_berjalan(pengaturan, satker) if tahun is None else tahun
    return rapat_setahun(_tanpa_bukti(pengaturan, baca_rencana(pengaturan, satker, dipilih)))


def pindahkan_rapat(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanPindah) -> HasilPindah:
    """Give one meeting a time of its own; draft anew what of its packet had been drafted.

    Raises:
        GalatPemakaian: when there is no such meeting, or the time is none.
        GalatRencana: when the plan folder has mistakes, or cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    satker = permintaan.satker
    tahun = baca_rencana(pengaturan, satker, _tahun(pengaturan, permintaan))
    sekarang = waktu.sekarang(tahun.kantor.zona)
    kewajiban = pilih_rapat(tahun, permintaan.rapat, permintaan.periode)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        sumber = Bahan(tahun, terbit=terbit.muat_terbit(sambungan, satker))
        paket = _paket(buku.semua(sambungan, satker), SatuRapat(sumber, kewajiban))
    rapat = SatuRapat(sumber, kewajiban)
    sendiri = _susun(permintaan, rapat, paket)
    # back to the day that the undangan names is no move: nobody is told of anything
    if rapat.pengikat is not None and rapat.waktu.tanggal != sendiri.tanggal < sekarang.date():
        raise GalatPemakaian(
            f"{hari_tanggal(sendiri.tanggal)} sudah lewat, padahal undangannya sudah terbit untuk "
            f"{hari_tanggal(rapat.waktu.tanggal)}.",
            "Undangan perubahan hanya untuk hari yang akan datang.",
        )
    tempat = pengaturan.plan / satker / f"rapat-{tahun.tahun}.yaml"
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:  # two who move take turns
        berubah = simpan_butir(tempat, sendiri, tahun.tahun)
        if berubah:
            rincian = {"dari": str(rapat.waktu.tanggal), "ke": str(sendiri.tanggal)}
            catat(sambungan, f"{satker}/{kewajiban.periode}/undangan-{rapat.singkat}", DIPINDAHKAN, rincian, sekarang)
    tahun = baca_rencana(pengaturan, satker, tahun.tahun)
    naskah: tuple[HasilTaruh, ...] = ()
    if paket or rapat.pengikat is not None:
        semua = bahan(tahun, periksa_bukti(pengaturan, tahun, sekarang), sekarang.date())
        naskah = tuple(taruh_di_outbox(pengaturan, tahun.kantor, susun_rapat(semua, kewajiban), sekarang, pelaku))
    kini = SatuRapat(replace(sumber, tahun=tahun), kewajiban)
    baris = rapat_setahun(kini.bahan)
    satu = next(b for b in baris if (f"rapat/{b.nama}", b.periode) == (rapat.nama, kewajiban.periode))
    perhatian = (*_perhatian(tahun, satu, sendiri, kewajiban, sekarang.date()), *_tak_perlu(kini, paket))
    return HasilPindah(satu, tempat, berubah, naskah, perhatian)


def _tanpa_bukti(pengaturan: Pengaturan, tahun: TahunRencana) -> Bahan:
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return Bahan(tahun, terbit=terbit.muat_terbit(sambungan, tahun.kantor.satker.kode))


def _serapat(tahun: TahunRencana) -> dict[tuple[str, Periode], Kewajiban]:
    """Return the obligation that calls for each meeting of the year, by the meeting's name and period."""
    hasil: dict[tuple[str, Periode], Kewajiban] = {}
    for k in tahun.kewajiban:
        if nama := nama_rapat(tahun, k):
            hasil.setdefault((nama.removeprefix("rapat/"), k.periode), k)
    return hasil


def rapat_setahun(sumber: Bahan) -> list[BarisRapat]:
    """Return the meetings of a year by their day and hour, of a plan and letters that have been read already."""
    rapat = {kunci: SatuRapat(sumber, k) for kunci, k in _serapat(sumber.tahun).items()}
    kelak = {kunci: r.pindah or r.waktu for kunci, r in rapat.items()}
    hasil = []
    for (nama, periode), satu in rapat.items():
        acara, pengikat = satu.acara, satu.pengikat
        asal = "undangan" if pengikat else "sendiri" if satu.sendiri else "kebiasaan"
        lain = (k for k, w in kelak.items() if k != (nama, periode) and bertemu(w, kelak[nama, periode]))
        hasil.append(
            BarisRapat(
                nama=nama,
                periode=periode,
                waktu=satu.waktu,
                hari_tanggal=str(acara.hari_tanggal),
                jam=str(acara.waktu),
                asal=asal,
                undangan=(pengikat.naskah.nomor or pengikat.naskah.kunci) if pengikat else "",
                pindah=satu.pindah,
                bentrok=tuple(f"{n} {p}" for n, p in lain),
                uid=satu.uid_kalender,
                urutan=satu.ke,
                acara=str(acara.acara),
            )
        )
    return sorted(hasil, key=lambda b: (b.waktu.mulai, b.sebutan))


def _tahun(pengaturan: Pengaturan, permintaan: PermintaanPindah) -> int:
    if permintaan.periode is not None:
        return permintaan.periode.tahun
    return tahun_berjalan(pengaturan, permintaan.satker)


def pilih_rapat(tahun: TahunRencana, rapat: str, periode: Periode | None) -> Kewajiban:
    """Return the obligation that calls for the meeting of this name; `periode` None: its only one.

    Raises:
        GalatPemakaian: when there is no such meeting, with those that there are.

    """
    semua = _serapat(tahun)
    nama = rapat.removeprefix("rapat/")
    semua_periode = [p for n, p in semua if n == nama]
    if not semua_periode:
        ada = list(dict.fromkeys(n for n, _ in semua))
        raise GalatPemakaian(f"Rencana aksi tidak meminta rapat “{nama}”.", sebut_pilihan(nama, ada))
    diminta = periode or (semua_periode[0] if len(semua_periode) == 1 else None)
    if diminta not in semua_periode:
        pilihan = ", ".join(map(str, semua_periode))
        pesan = (
            f"Rapat “{nama}” diadakan untuk beberapa periode."
            if diminta is None
            else (f"Tidak ada rapat “{nama}” untuk {diminta.nama}.")
        )
        raise GalatPemakaian(pesan, f"Sebutkan periodenya; pilihannya: {pilihan}.")
    return semua[nama, diminta]


def _paket(semua: Sequence[EntriAgenda], rapat: SatuRapat) -> dict[str, StatusNaskah]:
    """Return the letters of a meeting's packet that the register has, with their states."""
    periode = str(rapat.kewajiban.periode)
    jenis = {f"{j}-{rapat.singkat}" for j in ("undangan", "kalender", "daftar-hadir", "notula")}
    return {e.kunci: e.status for e in semua if e.periode == periode and e.jenis in jenis}


def _susun(permintaan: PermintaanPindah, rapat: SatuRapat, paket: Mapping[str, StatusNaskah]) -> RapatSendiri:
    """Return the meeting's entry: what was asked for, over what it said before.

    Raises:
        GalatPemakaian: when it is no time.

    """
    diminta = {n: nilai for n in BIDANG_WAKTU if (nilai := getattr(permintaan, n))}
    diminta |= {n: rapikan_pukul(diminta[n]) for n in ("pukul", "sampai") if n in diminta}
    lama = rapat.sendiri.model_dump(exclude_none=True) if rapat.sendiri else {}
    if permintaan.moda == "daring" and not permintaan.tempat:
        lama.pop("tempat", None)
    if permintaan.moda == "luring":
        lama.pop("tautan", None)
    lama.pop("perubahan", None)
    baru = {"rapat": rapat.singkat, "periode": str(rapat.kewajiban.periode), "tanggal": permintaan.tanggal}
    try:
        sendiri = RapatSendiri.model_validate(lama | diminta | baru)
    except ValidationError as galat:
        sebab = [_sebab(satu) for satu in galat.errors(include_url=False)]
        raise GalatPemakaian(f"Waktu rapatnya tidak dapat dipakai: {'; '.join(sebab)}.") from galat
    return sendiri.model_copy(update={"perubahan": _ke(rapat, paket)})


def _sebab(galat: Mapping[str, object]) -> str:
    konteks = galat.get("ctx")
    if galat["type"] == "value_error" and isinstance(konteks, dict):
        return str(konteks["error"])
    bidang = galat["loc"][0] if isinstance(galat["loc"], tuple) else ""
    return f"{bidang} “{galat['input']}” tidak dikenal (pilihannya luring, daring, hibrida)"


def _ke(rapat: SatuRapat, paket: Mapping[str, StatusNaskah]) -> int | None:
    """Return the ordinal of the undangan that tells of the time, where it is not the one that follows by itself.

    A cancelled undangan's key is used up: the next one has a later ordinal.
    """
    undangan = f"undangan-{rapat.singkat}"
    batal = {
        perubahan_ke(kunci)
        for kunci, status in paket.items()
        if status is StatusNaskah.BATAL and kunci.split("/")[2] == undangan
    }
    sewajarnya = ke = rapat.pengikat.ke + 1 if rapat.pengikat else 0
    while ke in batal:
        ke += 1
    return ke if ke != sewajarnya else None


def simpan_butir(tempat: Path, butir: RapatSendiri | Kehadiran, tahun: int) -> bool:
    """Write what a meeting has of its own into the plan folder; return whether it was not there already.

    Raises:
        GalatRencana: when the file cannot be read or written, or somebody saves it meanwhile.

    """
    try:
        semula = _isi(tempat)
        lama = None if semula is None else semula.decode("utf-8-sig")
        baru = tulis_rapat(lama, butir, tahun, tempat.name)
        if baru == lama:
            return False
        if _isi(tempat) != semula:
            raise GalatRencana(f"{tempat} baru saja disimpan orang lain.", "Jalankan lagi; yang disimpan itu tetap.")
        berkas.simpan(tempat, baru.encode())
    except (OSError, UnicodeDecodeError) as galat:
        sebab = sebab_sistem(galat) if isinstance(galat, OSError) else "bukan teks UTF-8"
        raise GalatRencana(
            f"{tempat} tidak dapat ditulis: {sebab}.", "Periksa izin tulis folder plan, lalu jalankan lagi."
        ) from galat
    return True


def _isi(tempat: Path) -> bytes | None:
    return tempat.read_bytes() if tempat.exists() else None


def _tak_perlu(rapat: SatuRapat, paket: Mapping[str, StatusNaskah]) -> list[str]:
    """Return what tells of drafts of an undangan perubahan that nobody needs any more."""
    diperlukan = rapat.ke_pindah if rapat.pindah else rapat.ke
    return [
        f"Konsep undangan perubahan{f' ke-{ke}' if ke > 1 else ''} tidak diperlukan lagi; batalkan konsep itu."
        for kunci, status in sorted(paket.items())
        if status is StatusNaskah.KONSEP and (ke := perubahan_ke(kunci)) and ke != diperlukan
    ]


def _sebut_bentrok(teks: str) -> str:
    """Return a meeting as people call it: `perencanaan-anggaran 2026-TW4` is `perencanaan anggaran Triwulan IV …`."""
    nama, _, periode = teks.rpartition(" ")
    return f"{sebut_nama(nama)} {Periode.parse(periode).nama}"


def _perhatian(
    tahun: TahunRencana, satu: BarisRapat, sendiri: RapatSendiri, kewajiban: Kewajiban, kini: dt.date
) -> tuple[str, ...]:
    hari, jendela = hari_tanggal(sendiri.tanggal), kewajiban.jendela
    lain, pukul = deret(map(_sebut_bentrok, satu.bentrok)), (satu.pindah or satu.waktu).pukul
    bentrok = f"Pada {hari} pukul {pukul} ada juga rapat {lain}."
    libur = f"{hari} bukan hari kerja kantor."
    di_luar = f"{hari} di luar waktu kewajibannya, {jendela.nama}; pastikan tanggalnya benar."
    lewat = f"{hari} sudah lewat; pastikan tanggalnya benar."
    return (
        *([] if jendela.mulai <= sendiri.tanggal <= jendela.akhir else [di_luar]),
        *([lewat] if sendiri.tanggal < kini else []),
        *([] if tahun.kantor.kalender.hari_kerja(sendiri.tanggal) else [libur]),
        *([bentrok] if satu.bentrok else []),
    )
