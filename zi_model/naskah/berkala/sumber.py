"""What the office has told already, for the tables of reports: which rows they have, and what stands in their cells.

A column of the wording names its source (`dari`), a table the source of its rows (`sumber`). What a source does not
know is asked for by the column's fill-in, so an office that has told nothing gets the same table to fill in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from zi_model.bahasa import deret, isi_teks
from zi_model.fakta import DI_LUAR_UNIT, FaktaSOP, berbentuk_id
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.berkala.data_pegawai import sel_pegawai, subjek_pegawai, subjek_unit
from zi_model.naskah.berkala.survei import survei_periode, susun_unsur_terendah
from zi_model.naskah.berkala.tabel import Subjek
from zi_model.naskah.berkala.teks_tabel import DariKolom, TeksKolom, TeksTabel
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import Teks, baca_miring
from zi_model.naskah.keputusan.sop_iku_standar import TeksIKU, TeksKeputusanIKU, TeksKeputusanStandar
from zi_model.naskah.pelayanan.sop import TeksSOP
from zi_model.pegawai import bukan_pejabat
from zi_model.status import HasilStatus

_TIM_ZI = "tim-zi"
_IKU, _STANDAR = "keputusan/iku", "keputusan/standar-pelayanan"


@dataclass(frozen=True)
class SumberTabel:
    """What is known for the report of one obligation."""

    bahan: Bahan
    kewajiban: Kewajiban

    def subjek(self, tabel: TeksTabel) -> list[Subjek]:
        """Return the rows that a table's source gives; none when it knows none."""
        kantor = self.bahan.kantor
        match tabel.sumber:
            case None:
                return []
            case "unit":
                return subjek_unit(kantor, tabel)
            case "pegawai":
                return subjek_pegawai(kantor, tabel)
            case "komponen":
                semua = enumerate(self.bahan.tahun.rencana.komponen, start=1)
                return [Subjek(baca_miring(komponen.nama), str(nomor)) for nomor, komponen in semua]
            case "unsur terendah":
                survei = survei_periode(self.bahan, self.kewajiban)
                return [Subjek(nama) for nama in susun_unsur_terendah(self.bahan, survei)]
            case "sop" | "sop utama":
                return [Subjek(s.nama, s.nama) for s in self._sop if s.utama or tabel.sumber == "sop"]
            case "iku":
                return [Subjek(satu.indikator, satu.indikator) for satu in self._iku if satu.indikator]
            case "layanan":
                teks = kantor.teks.get(_STANDAR)
                layanan = teks.layanan if isinstance(teks, TeksKeputusanStandar) else ()
                return [Subjek(satu.nama) for satu in layanan]
            case "media sosial":
                return [Subjek(akun) for akun in kantor.fakta.media_sosial]

    def sel(self, kolom: TeksKolom, subjek: Subjek) -> Teks | None:
        """Return what a column's source says of a row's subject; None when it does not know."""
        if kolom.pegawai:
            return sel_pegawai(self.bahan.kantor, kolom, subjek)
        return self._dari(kolom.dari, subjek) if kolom.dari else None

    def _dari(self, dari: DariKolom, subjek: Subjek) -> Teks | None:
        cari: Mapping[DariKolom, Callable[[Subjek], Teks | None]] = {
            "aplikasi": lambda s: self.bahan.kantor.fakta.aplikasi_untuk(str(s.nama)),
            "dokumen": lambda s: self.bahan.kantor.fakta.dokumen_bernama(str(s.nama)),
            "sub bagian sop": self._unit_sop,
            "waktu sop": lambda s: next((sop.waktu for sop in self._sop if sop.nama == s.kode), None),
            "jumlah sop": self._jumlah_sop,
            "penilai": self._penilai,
            "target iku": lambda s: next((satu.target for satu in self._iku if satu.indikator == s.kode), None),
            "tim": self._tim,
            "kegiatan": self._kegiatan,
            "capaian": self._capaian,
            "jumlah orang": self._jumlah_orang,
        }
        return cari[dari](subjek)

    @cached_property
    def _status(self) -> list[HasilStatus]:
        return self.bahan.status_laporan(self.kewajiban.jendela)

    @cached_property
    def _sop(self) -> list[FaktaSOP]:
        """The SOP that stand, once the office has told them: those with a text of their own, and those it named."""
        kantor, tahun = self.bahan.kantor, self.bahan.tahun
        nilai = {"satker": kantor.satker.nama, "singkatan": kantor.satker.singkatan, "tahun": tahun.tahun}
        milik = {b.indikator.naskah: b.indikator.penanggung_jawab.unit for b in tahun.rencana.baris}
        bernama = [(n, isi_teks(t.nama, nilai)) for n, t in kantor.teks.items() if isinstance(t, TeksSOP)]
        ditulis = {sop.nama: sop for sop in kantor.fakta.sop}
        bawaan = [FaktaSOP(nama=nama, unit=milik.get(n, ""), utama=True) for n, nama in bernama]
        sendiri = [ditulis.pop(satu.nama, satu) for satu in bawaan]
        return [*sendiri, *ditulis.values()] if kantor.fakta.sop else []

    @cached_property
    def _iku(self) -> tuple[TeksIKU, ...]:
        teks = self.bahan.kantor.teks.get(_IKU)
        return teks.iku if isinstance(teks, TeksKeputusanIKU) else ()

    def _unit_sop(self, subjek: Subjek) -> str | None:
        kode = next((sop.unit for sop in self._sop if sop.nama == subjek.kode), "")
        return next((unit.nama for unit in self.bahan.kantor.satker.unit if unit.kode == kode), None)

    def _jumlah_sop(self, subjek: Subjek) -> str | None:
        return str(sum(sop.unit == subjek.kode for sop in self._sop)) if self._sop else None

    def _penilai(self, subjek: Subjek) -> str | None:
        """Return the post that rates a unit's staff at the end of the report's time."""
        kantor, hari = self.bahan.kantor, sesudah(self.kewajiban.jendela)
        siapa = kantor.fakta.penilai.get(subjek.kode or DI_LUAR_UNIT)
        if siapa is None or not berbentuk_id(siapa):
            return siapa  # a post of another office has no id here
        return next((p.sebutan for p in kantor.pejabat.pejabat if p.id == siapa and p.menjabat(hari)), None)

    def _tim(self, subjek: Subjek) -> str | None:
        """Return who the team has for a component: names where they are known, else posts; None without a team."""
        kantor, hari = self.bahan.kantor, sesudah(self.kewajiban.jendela)
        komponen = str(baca_miring(self.bahan.tahun.rencana.komponen[int(subjek.kode) - 1].nama)).casefold()
        tim = next((t for t in kantor.pejabat.tim if t.id == _TIM_ZI and not t.usulan), None)
        kursi = [a for a in tim.anggota if komponen in a.kedudukan.casefold()] if tim else []
        orang = {p.id: p.nama or p.sebutan for p in kantor.pejabat.pejabat if p.menjabat(hari)}
        return deret(dict.fromkeys(orang[a.pejabat] for a in kursi if a.pejabat in orang)) or None

    def _kegiatan(self, subjek: Subjek) -> str | None:
        """Return what a component has done by the evidence that came in for the report's time; None when none did."""
        semua = (h for h in self._milik(subjek) if h.dihitung)
        return "; ".join(dict.fromkeys(h.kewajiban.baris.indikator.nama_pendek for h in semua)) or None

    def _capaian(self, subjek: Subjek) -> str:
        """Return how many of a component's obligations that fell due in the report's time are met."""
        jatuh = [h for h in self._milik(subjek) if self._jatuh_tempo(h)]
        if not jatuh:
            return "tidak ada yang jatuh tempo"
        return f"{sum(h.status.lengkap for h in jatuh)} dari {len(jatuh)}"

    def _milik(self, subjek: Subjek) -> Iterable[HasilStatus]:
        """Return the obligations of a component, but for the row that this report is itself the proof of."""
        milik = (h for h in self._status if str(h.kewajiban.baris.nomor_komponen) == subjek.kode)
        return (h for h in milik if h.kewajiban != self.kewajiban)

    def _jatuh_tempo(self, hasil: HasilStatus) -> bool:
        jendela = self.kewajiban.jendela
        return jendela.mulai <= hasil.kewajiban.jatuh_tempo <= jendela.akhir

    def _jumlah_orang(self, subjek: Subjek) -> str | None:
        """Return how many there are of a group of people that a meeting has; None where nobody has told."""
        hari, kelompok = sesudah(self.kewajiban.jendela), str(subjek.nama).casefold()
        unsur = {"anggota": "komisioner", "struktural": "sekretariat"}
        dicari = next((unsur[kata] for kata in unsur if kata in kelompok), None)
        menjabat = [p for p in self.bahan.kantor.pejabat.pejabat if p.menjabat(hari)]
        if dicari is not None:
            return str(len({p.id for p in menjabat if p.unsur == dicari}))
        pegawai = self.bahan.kantor.pegawai
        return str(len(bukan_pejabat(pegawai, menjabat))) if kelompok == "pegawai" and pegawai.semua else None
